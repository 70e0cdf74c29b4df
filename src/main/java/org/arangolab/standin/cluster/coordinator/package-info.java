/** A coordinator: it answers clients out of the shards of the dbservers. */
package org.arangolab.standin.cluster.coordinator;
