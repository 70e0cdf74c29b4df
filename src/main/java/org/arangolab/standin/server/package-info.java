/** The stand-in server's life: start, request dispatch, shutdown, and what it says it is. */
package org.arangolab.standin.server;
