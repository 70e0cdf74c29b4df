/**
 * The report of a run as one page for a browser, told from the run's journal: it needs nothing from elsewhere, so that
 * it can be mailed and kept.
 */
package org.arangolab.run.html;
