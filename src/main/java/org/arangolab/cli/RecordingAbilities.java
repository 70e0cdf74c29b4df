package org.arangolab.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.arangolab.instance.under.Obstacle;
import org.arangolab.instance.under.Recorded;
import org.arangolab.instance.under.Surroundings;
import org.arangolab.instance.under.Valgrind;
import org.arangolab.process.SearchPath;
import org.arangolab.process.Spawner;

/** Whether servers can be run under valgrind and recorded by rr here, as the start of one would be told. */
final class RecordingAbilities {
    private final SearchPath path;
    private final Path proc;

    RecordingAbilities(Map<String, String> environment, Path proc) {
        this.path = SearchPath.of(environment);
        this.proc = proc;
    }

    Checked valgrind() {
        return checked("valgrind", new Valgrind("memcheck", List.of())::obstacle);
    }

    Checked rr() {
        return checked("rr", new Recorded(Optional.empty(), false, false, List.of())::obstacle);
    }

    private Checked checked(String name, Function<Surroundings, Optional<Obstacle>> judge) {
        try (Spawner spawner = new Spawner()) {
            return judge.apply(new Surroundings(path, proc, spawner))
                    .map(obstacle -> Checked.warn(name, obstacle.problem(), obstacle.remedy()))
                    .orElseGet(() -> Checked.ok(name, path.find(name).map(Path::toString).orElse("")));
        }
    }
}
