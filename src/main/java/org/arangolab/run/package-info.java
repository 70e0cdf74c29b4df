/**
 * Headless runs: scripts as test programs, in parallel, with reports and exit codes. The same words and the same
 * compiler as the prompt, without a terminal.
 */
package org.arangolab.run;
