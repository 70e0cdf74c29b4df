/** Who asks: credentials and the header made from them. Secrets print as stars. */
package org.arangolab.auth;
