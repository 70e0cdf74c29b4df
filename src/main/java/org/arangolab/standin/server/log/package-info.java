/** The server's log in arangod's format. */
package org.arangolab.standin.server.log;
