/** Connections below any protocol: plain, TLS, unix sockets, and what it means when they fail. */
package org.arangolab.client.link;
