/** Who sends a request and what they may ask. */
package org.arangolab.standin.server.auth;
