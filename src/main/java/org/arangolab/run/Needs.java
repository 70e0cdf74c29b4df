package org.arangolab.run;

import java.util.List;
import java.util.Set;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.dsl.SkippedException;
import org.arangolab.instance.FailurePointCatalogs;
import org.arangolab.instance.ServerBinary;
import org.arangolab.lab.Binaries;
import org.arangolab.lab.Lab;

/** Checks what a script says that it cannot do without, in its line {@code //NEEDS …}. */
record Needs(Binaries binaries, FailurePointCatalogs failurePoints) {
    private static final List<String> KNOWN = List.of("real", "stand-in", "failpoints");

    static Needs of(Lab lab) {
        return new Needs(lab.binaries(), lab.failurePoints());
    }

    /**
     * Returns when all is there.
     *
     * @throws SkippedException with what is missing
     * @throws ConfigException  for a word that is none of the known abilities
     */
    void check(Set<String> needs) {
        needs.stream().filter(need -> !KNOWN.contains(need)).findFirst().ifPresent(need -> {
            throw new ConfigException("//NEEDS " + need + ": unknown ability" + Suggestion.hint(need, KNOWN));
        });
        if (needs.contains("real")) {
            ServerBinary server = binaries.arangod();
            if (server.standIn()) {
                throw new SkippedException("needs a real ArangoDB; in use: " + server);
            }
        }
        if (needs.contains("stand-in") && !binaries.arangod().standIn()) {
            throw new SkippedException("needs the stand-in; in use: " + binaries.arangod());
        }
        if (needs.contains("failpoints")) {
            checkFailurePoints(binaries.arangod());
        }
    }

    /** An executable that does not say whether it has them gets its chance; {@code failAt} tells then. */
    private void checkFailurePoints(ServerBinary server) {
        if (!failurePoints.built(server).orElse(true)) {
            throw new SkippedException("needs failure points; in use: " + server + ", which was built without them");
        }
    }
}
