package org.arangolab.instance.under;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.process.SearchPath;

/**
 * Valgrind and one of its tools. It becomes the server by exec, so that the pid is the server's. Source:
 * facts/diagnostics.md 6.
 *
 * @param tool      memcheck, helgrind, drd, massif or callgrind
 * @param arguments more options of valgrind, after the lab's own
 */
public record Valgrind(String tool, List<String> arguments) implements Under {
    private static final List<String> TOOLS = List.of("memcheck", "helgrind", "drd", "massif", "callgrind");
    private static final List<String> OF_ERRORS = List.of("memcheck", "helgrind", "drd");
    private static final String PROGRAM = "valgrind";
    private static final int SLOWNESS = 20;

    /** One of its tools. */
    public Valgrind {
        if (!TOOLS.contains(tool)) {
            throw new ConfigException("valgrind has no tool '" + tool + "'" + Suggestion.hint(tool, TOOLS));
        }
        arguments = List.copyOf(arguments);
    }

    @Override
    public String word() {
        return "valgrind('" + tool + "')";
    }

    @Override
    public Map<String, String> environment(Path place, Path program, Map<String, String> given) {
        return Map.of();
    }

    @Override
    public List<String> before(Path place) {
        List<String> words = new ArrayList<>(List.of(SearchPath.own().find(PROGRAM).map(Path::toString).orElse(PROGRAM),
                "--tool=" + tool, "--trace-children=no", "--child-silent-after-fork=yes"));
        if (OF_ERRORS.contains(tool)) {
            words.addAll(List.of("--xml=yes", "--xml-file=" + place.resolve("valgrind.%p.xml"),
                    "--log-file=" + place.resolve("valgrind.%p.log")));
        } else {
            words.add("--log-file=" + place.resolve("valgrind.%p.log"));
            words.add("--" + tool + "-out-file=" + place.resolve(tool + ".out.%p"));
        }
        if (tool.equals("memcheck")) {
            words.addAll(List.of("--leak-check=full", "--show-leak-kinds=definite,possible",
                    "--errors-for-leak-kinds=definite"));
        }
        words.addAll(arguments);
        return words;
    }

    @Override
    public int slowness() {
        return SLOWNESS;
    }

    @Override
    public Optional<Obstacle> obstacle(Surroundings here) {
        return here.path().find(PROGRAM).isPresent() ? Optional.empty()
                : Optional.of(new Obstacle("valgrind is not installed here", "apt-get install valgrind"));
    }
}
