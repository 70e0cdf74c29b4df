package org.arangolab.dsl;

import java.util.List;

/** What a script can ask of the logs of all servers of a cluster: lines of all, by their time. */
public interface ClusterLog extends LogWords {
    @Word(value = "The last important lines of all servers, by time, with the server's name.",
            example = "c.log.merged()")
    List<String> merged();

    @Word(value = "The last so many important lines of each server, by time.", example = "c.log.merged(50)")
    List<String> merged(int count);
}
