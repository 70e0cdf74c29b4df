/** A dbserver: it keeps shards, leads some and follows others. */
package org.arangolab.standin.cluster.dbserver;
