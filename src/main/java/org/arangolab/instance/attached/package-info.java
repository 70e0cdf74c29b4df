/** Servers that somebody else has started: found by their process or their address, and left as they were found. */
package org.arangolab.instance.attached;
