package org.arangolab.instance.under;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.arangolab.ConfigException;
import org.arangolab.process.SearchPath;

/**
 * Recorded by rr, to be replayed in gdb. The server is rr's child, and one thread of it runs at a time. Signals must go
 * to the server itself: rr kills it five seconds after a SIGTERM of its own. Source: facts/diagnostics.md 6.4 and
 * {@code RecordCommand.cc} of rr.
 *
 * @param program   rr; empty for the one in {@code PATH}
 * @param chaos     whether its threads are scheduled at random, to find rare errors
 * @param pack      whether the trace is made independent of this machine's files after each end
 * @param arguments more options of {@code rr record}, after the lab's own
 */
public record Recorded(Optional<Path> program, boolean chaos, boolean pack, List<String> arguments) implements Under {
    private static final String NAME = "rr";
    private static final List<String> RESERVED = List.of("-o", "--output-trace-dir", "-w", "--wait");
    private static final int SLOWNESS = 10;

    /**
     * Copies the list.
     *
     * @throws ConfigException for an option that is the lab's, or a word that is none and so would be the program to
     *                         record
     */
    public Recorded {
        arguments = List.copyOf(arguments);
        for (String option : arguments) {
            if (RESERVED.stream().anyMatch(own -> option.equals(own) || own.length() > 2
                    && option.startsWith(own + "="))
                    || option.startsWith("-o")) {
                throw new ConfigException("rr: args: " + option
                        + " is the lab's to set: the trace is in the server's directory, "
                        + "and its end is that of the server");
            }
            if (!option.startsWith("-")) {
                throw new ConfigException("rr: args: '" + option
                        + "' is no option, and rr would record a program of that name; "
                        + "write options with their values in one word: '--num-cores=2', '-t15'");
            }
        }
    }

    @Override
    public String word() {
        return "rr()";
    }

    @Override
    public String folder() {
        return NAME;
    }

    @Override
    public boolean reports() {
        return false;
    }

    @Override
    public Map<String, String> environment(Path place, Path program, Map<String, String> given) {
        return Map.of();
    }

    @Override
    public List<String> before(Path place) {
        Recording next = next(place);
        List<String> words = new ArrayList<>(
                List.of(next.recorder().toString(), "record", "-o", next.trace().toString()));
        if (chaos) {
            words.add("--chaos");
        }
        words.addAll(arguments);
        return words;
    }

    @Override
    public boolean parent() {
        return true;
    }

    @Override
    public Optional<Recording> recording(Path place) {
        return Optional.of(next(place));
    }

    /** rr refuses a directory that is there: each life has its own. */
    private Recording next(Path place) {
        Path trace = IntStream.iterate(1, i -> i + 1).mapToObj(i -> place.resolve("trace-" + i))
                .filter(directory -> !Files.exists(directory)).findFirst().orElseThrow();
        return new Recording(executable(SearchPath.own()).orElse(Path.of(NAME)), trace, pack);
    }

    private Optional<Path> executable(SearchPath path) {
        return program.or(() -> path.find(NAME));
    }

    @Override
    public int slowness() {
        return SLOWNESS;
    }

    @Override
    public Optional<Obstacle> obstacle(Surroundings here) {
        if (program.isPresent() && !Files.isExecutable(program.get())) {
            return Optional.of(new Obstacle(program.get() + " is not there, or not executable",
                    "name another one, or leave out program: and have it in PATH"));
        }
        return executable(here.path()).map(found -> new RecorderTrial(found, here).obstacle())
                .orElseGet(() -> Optional.of(new Obstacle("rr is not installed here", "apt-get install rr")));
    }
}
