/** What sanitizers report, and how a program is told to report it. */
package org.arangolab.diagnose.sanitizer;
