package org.arangolab.standin.cluster.supervision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The jobs that a larger one consists of: their ids begin with its id. */
record SubJobs(View view, String id) {
    private List<String> in(String list) {
        return View.names(view.at("Target/" + list)).stream().filter(name -> name.startsWith(id + "-")).toList();
    }

    boolean running() {
        return Stream.of("ToDo", "Pending").anyMatch(list -> !in(list).isEmpty());
    }

    Optional<String> failure() {
        return in("Failed").stream().findFirst()
                .map(name -> name + ": " + view.at("Target/Failed/" + name).path("reason").asText());
    }

    ObjectNode move(int number, ShardView shard, String from, String to, boolean remains) {
        return Duty.job("moveShard", id + "-" + number).put("parentJob", id).put("database", shard.database())
                .put("collection", shard.collection()).put("shard", shard.shard()).put("fromServer", from)
                .put("toServer", to).put("isLeader", shard.leader().equals(from)).put("remainsFollower", remains);
    }
}
