/**
 * Failure points: names that a test sets, places in the server where they are asked for, and what happens there. The
 * stand-in plays a build that has them.
 */
package org.arangolab.standin.server.faults;
