/** How the client tools speak to a server. */
package org.arangolab.standin.tools.http;
