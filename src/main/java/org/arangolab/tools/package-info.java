/**
 * Runs ArangoDB's client tools: one runner for all, and for each tool its options, its rules and what its output says.
 */
package org.arangolab.tools;
