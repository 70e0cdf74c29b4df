/** What the server has of the operating system: data directory, lock, signals, figures. */
package org.arangolab.standin.server.process;
