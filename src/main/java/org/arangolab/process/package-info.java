/**
 * Child processes and signals. The only room that starts or signals anything. Every child gets a session and process
 * group of its own, so that a Ctrl-C reaches only the lab, and dies with the lab (facts/techniques.md 1).
 */
package org.arangolab.process;
