package org.arangolab.diagnose.why;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One cause that it might be: given when the symptoms speak for it. */
@FunctionalInterface
interface Rule {
    Optional<Cause> cause(Symptoms seen);

    /** The first line in which the pattern is found. */
    static Optional<String> line(Pattern pattern, List<String> lines) {
        return lines.stream().filter(line -> pattern.matcher(line).find()).findFirst();
    }

    /** The same in whatever its log and standard error say. */
    static Optional<String> said(Pattern pattern, Symptoms seen) {
        return Optional.of(seen.log().fatal()).filter(line -> pattern.matcher(line).find())
                .or(() -> line(pattern, seen.log().important())).or(() -> line(pattern, seen.log().stderr()));
    }
}
