package org.arangolab.diagnose.why;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Why a server is as it is: the causes that its symptoms speak for, the one that explains most first.
 *
 * @param subject the server in few words
 * @param causes  ranked; empty when nothing speaks for anything
 */
public record Why(String subject, List<Cause> causes) {
    private static final int SHOWN = 5;
    private static final int EVIDENCE = 6;
    private static final int WIDTH = 200;
    private static final List<Rule> RULES =
            Stream.of(EndRules.all(), StartRules.all(), StateRules.all()).flatMap(List::stream).toList();

    /** Copies the list. */
    public Why {
        causes = List.copyOf(causes);
    }

    /** What speaks for what. */
    public static Why of(String subject, Symptoms seen) {
        return new Why(subject, RULES.stream().map(rule -> rule.cause(seen)).flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Cause::weight).reversed()).toList());
    }

    /**
     * The causes of many servers as those of one thing, each with the name of its server; of troubles alone, if there
     * are any, and as one sentence when all servers are well.
     */
    public static Why together(String subject, Map<String, Why> parts) {
        List<Cause> all = parts.entrySet().stream()
                .flatMap(part -> part.getValue().causes().stream().map(cause -> cause.of(part.getKey())))
                .sorted(Comparator.comparingInt(Cause::weight).reversed()).toList();
        if (all.stream().anyMatch(Cause::trouble)) {
            return new Why(subject, all.stream().filter(Cause::trouble).toList());
        }
        boolean well = parts.size() > 1 && all.size() == parts.size();
        return new Why(subject, well ? List.of(Cause.of(Cause.NOTHING_WRONG, "nothing is wrong with any of its "
                + parts.size() + " servers", all.stream().map(Cause::title).toList())) : all);
    }

    /** The same with one more command to go on with from the first cause. */
    public Why next(String command) {
        return new Why(subject, IntStream.range(0, causes.size()).mapToObj(i -> i == 0 ? causes.get(0).next(command)
                : causes.get(i)).toList());
    }

    /** The first cause. */
    public Optional<Cause> first() {
        return causes.stream().findFirst();
    }

    /** On one screen. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(subject));
        if (causes.isEmpty()) {
            lines.add("  nothing was found that explains anything");
        }
        for (int i = 0; i < Math.min(SHOWN, causes.size()); i++) {
            Cause cause = causes.get(i);
            lines.add("  " + (i + 1) + ". " + shortened(cause.title()));
            cause.evidence().stream().limit(EVIDENCE).forEach(line -> lines.add("       " + shortened(line)));
            if (!cause.next().isEmpty()) {
                lines.add("     next: " + String.join("  |  ", cause.next()));
            }
        }
        return String.join("\n", lines);
    }

    private static String shortened(String line) {
        String flat = line.replaceAll("\\s+", " ");
        return flat.length() <= WIDTH ? flat : flat.substring(0, WIDTH - 1) + "…";
    }

    @Override
    public String toString() {
        return text();
    }
}
