/** Who asks: credentials and the header made from them, certificates and whom to trust. Secrets print as stars. */
package org.arangolab.auth;
