/** What readers of logs, reports and debugger output find: one record for all of them. Pure. */
package org.arangolab.finding;
