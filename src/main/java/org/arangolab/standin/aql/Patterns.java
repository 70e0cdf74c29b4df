package org.arangolab.standin.aql;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Compiled patterns of one run. ArangoDB uses ICU's regular expressions; the JDK's have the same syntax but for rare
 * constructs.
 */
final class Patterns {
    private static final int LIMIT = 128;

    private final Map<String, Optional<Pattern>> compiled = new HashMap<>();

    /** A regular expression; empty when it is invalid. */
    Optional<Pattern> regex(String source, boolean ignoreCase) {
        return cached((ignoreCase ? "ri" : "r") + source, source, flags(ignoreCase));
    }

    /** A {@code LIKE} pattern: {@code %} is any text, {@code _} any character, a backslash makes them literal. */
    Optional<Pattern> like(String pattern, boolean ignoreCase) {
        return cached((ignoreCase ? "li" : "l") + pattern, likeToRegex(pattern), flags(ignoreCase) | Pattern.DOTALL);
    }

    private static int flags(boolean ignoreCase) {
        return ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    }

    private Optional<Pattern> cached(String key, String source, int flags) {
        if (compiled.size() > LIMIT) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(key, k -> compile(source, flags));
    }

    private static Optional<Pattern> compile(String source, int flags) {
        try {
            return Optional.of(Pattern.compile(source, flags));
        } catch (PatternSyntaxException e) {
            return Optional.empty(); // the caller warns with the function's name
        }
    }

    private static String likeToRegex(String like) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else {
                boolean escaped = c == '\\' && i + 1 < like.length() && "%_\\".indexOf(like.charAt(i + 1)) >= 0;
                regex.append(Pattern.quote(escaped ? like.substring(++i, i + 1) : like.substring(i, i + 1)));
            }
        }
        return regex.toString();
    }
}
