/** Findings in files from anywhere: recognises what a file holds and lets the readers of each format look at it. */
package org.arangolab.analyze;
