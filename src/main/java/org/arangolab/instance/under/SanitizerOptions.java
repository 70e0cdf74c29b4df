package org.arangolab.instance.under;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the run-time libraries of sanitizers are told by their variables, for servers and for client tools: where to
 * write, what not to report, and last, so that it wins, what the user has given. A build without them does not look at
 * the variables. Source: facts/diagnostics.md 5.1.
 *
 * @param reports      the directory that they write into
 * @param suppressions what they are not to report
 */
public record SanitizerOptions(Path reports, Suppressions suppressions) {
    /** Those of one program but the one of threads write into one file whatever they are told. */
    private static final String LOG = "alubsan.log";
    private static final String LOG_OF_THREADS = "tsan.log";
    private static final List<String> LOGS = List.of(LOG, LOG_OF_THREADS);

    /** Whether a file has a name that they give; it may be empty, when the process was killed. */
    public static boolean isReport(Path file) {
        return LOGS.stream().anyMatch(log -> String.valueOf(file.getFileName()).startsWith(log + "."));
    }

    /** The variables of these; {@code given} is all that the process would have of them otherwise. */
    public Map<String, String> variables(Collection<Sanitizer> sanitizers, Map<String, String> given) {
        return sanitizers.stream().collect(Collectors.toMap(Sanitizer::variable,
                one -> value(one, given.getOrDefault(one.variable(), "")), (a, b) -> a, TreeMap::new));
    }

    private String value(Sanitizer one, String given) {
        List<String> options = new ArrayList<>();
        options.add("log_path=" + quoted(reports.resolve(one == Sanitizer.THREAD ? LOG_OF_THREADS : LOG)));
        options.add("log_exe_name=true");
        options.addAll(one.options());
        suppressions.of(one).ifPresent(
                file -> options.addAll(List.of("suppressions=" + quoted(file), "print_suppressions=0")));
        if (!given.isEmpty()) {
            options.add(given);
        }
        return String.join(":", options);
    }

    /** Blanks, colons and commas separate options, and a word that is none of them ends the program at once. */
    private static String quoted(Path path) {
        String text = path.toString();
        String quote = text.contains("'") ? "\"" : "'";
        return text.matches("[^\\s:,'\"]*") ? text : quote + text + quote;
    }
}
