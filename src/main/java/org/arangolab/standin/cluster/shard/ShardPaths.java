package org.arangolab.standin.cluster.shard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a shard is asked. */
public final class ShardPaths {
    private ShardPaths() {
    }

    /** {@code /_db/NAME/_api/shard/SHARD/WHAT}, encoded. */
    public static String of(String database, String shard, String what) {
        String name = URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
        return "/_db/" + name + "/_api/shard/" + shard + "/" + what;
    }
}
