/** What happened, as typed values. Every report, notice and log line is a listener. */
package org.arangolab.event;
