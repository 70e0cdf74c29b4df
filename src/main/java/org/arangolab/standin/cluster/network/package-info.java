/** How servers of a cluster speak with each other. */
package org.arangolab.standin.cluster.network;
