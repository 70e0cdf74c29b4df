/** The command line and configuration files of arangod. */
package org.arangolab.standin.server.options;
