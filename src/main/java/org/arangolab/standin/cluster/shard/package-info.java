/** What coordinators and dbservers say to each other about shards. The paths and bodies are the stand-in's own. */
package org.arangolab.standin.cluster.shard;
