/** The stand-in as one server of a cluster. */
package org.arangolab.standin.cluster;
