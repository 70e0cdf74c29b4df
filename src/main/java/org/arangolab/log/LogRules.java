package org.arangolab.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.arangolab.ConfigException;

/**
 * Which lines of a log are expected, so that they are no findings. A rule is written as one text: five hex digits are a
 * log id, {@code {topic}} is a topic, a level's name is that level and those less grave, anything else is a regular
 * expression that is searched for in the message. Several of them, with blanks between, hold together:
 * {@code '{replication} ERROR'}.
 */
public final class LogRules {
    /** Nothing is expected. */
    public static final LogRules NONE = new LogRules(List.of());

    private static final Pattern ID = Pattern.compile("[0-9a-f]{5}");
    private static final Pattern TOPIC = Pattern.compile("\\{([a-z0-9_-]+)\\}");
    private static final Pattern HEAD =
            Pattern.compile("^([0-9a-f]{5}|\\{[a-z0-9_-]+\\}|FATAL|ERROR|WARNING)(?:\\s+|$)");

    private final List<Rule> rules;

    private record Rule(String id, String topic, Optional<LogLevel> level, Optional<Pattern> message) {
        boolean allows(LogLine line) {
            return (id.isEmpty() || id.equals(line.id())) && (topic.isEmpty() || topic.equals(line.topic()))
                    && level.map(most -> line.level().filter(l -> most.atLeast(l)).isPresent()).orElse(true)
                    && message.map(pattern -> pattern.matcher(line.message()).find()).orElse(true);
        }
    }

    private LogRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * These and one more.
     *
     * @throws ConfigException when it is empty or no regular expression
     */
    public LogRules allow(String rule) {
        String id = "";
        String topic = "";
        Optional<LogLevel> level = Optional.empty();
        String rest = rule.strip();
        for (var head = HEAD.matcher(rest); head.find(); head = HEAD.matcher(rest)) {
            String word = head.group(1);
            if (ID.matcher(word).matches()) {
                id = word;
            } else if (TOPIC.matcher(word).matches()) {
                topic = word.substring(1, word.length() - 1);
            } else {
                level = Optional.of(LogLevel.valueOf(word.toUpperCase(Locale.ROOT)));
            }
            rest = rest.substring(head.end());
        }
        if (rule.isBlank()) {
            throw new ConfigException(
                    "a rule for log lines is empty: write a log id as '1f4eb', a topic as '{replication}', a "
                            + "level, or a regular expression");
        }
        return with(new Rule(id, topic, level, rest.isEmpty() ? Optional.empty() : Optional.of(pattern(rest))));
    }

    /** These and one more: lines whose message has the pattern. */
    public LogRules allow(Pattern pattern) {
        return with(new Rule("", "", Optional.empty(), Optional.of(pattern)));
    }

    /** Both. */
    public LogRules and(LogRules others) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(others.rules);
        return new LogRules(all);
    }

    private LogRules with(Rule rule) {
        return and(new LogRules(List.of(rule)));
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new ConfigException("'" + text
                    + "' is no rule for log lines: not a log id, not a {topic}, not a level, and no regular "
                            + "expression: " + e.getDescription());
        }
    }

    /** Whether the line is expected. */
    public boolean allows(LogLine line) {
        return rules.stream().anyMatch(rule -> rule.allows(line));
    }
}
