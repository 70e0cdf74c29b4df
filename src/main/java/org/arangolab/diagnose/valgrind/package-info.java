/** What valgrind's tools report, and how a program is run under them. */
package org.arangolab.diagnose.valgrind;
