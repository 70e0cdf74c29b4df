/** The administrative endpoints. */
package org.arangolab.standin.server.admin;
