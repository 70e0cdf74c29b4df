/** Server logs as data. Pure: bytes in, lines out. */
package org.arangolab.log;
