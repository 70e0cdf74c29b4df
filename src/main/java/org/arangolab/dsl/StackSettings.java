package org.arangolab.dsl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.diagnose.stack.Stacks;
import org.arangolab.instance.ServerDiagnosis;

/**
 * The settings of {@code stacks}.
 *
 * @param samples how many
 * @param pause   between two of them
 * @param limit   how long all may take
 */
record StackSettings(int samples, Duration pause, Duration limit) {
    /**
     * From what a script says.
     *
     * @throws ConfigException with all mistakes in it
     */
    static StackSettings of(Map<String, ?> settings) {
        List<String> mistakes = new ArrayList<>();
        settings.keySet().stream().filter(name -> !List.of("samples", "pause", "limit").contains(name))
                .forEach(name -> mistakes.add("stacks has no setting '" + name + "'"
                        + Suggestion.hint(name, List.of("samples", "pause", "limit"))));
        StackSettings wanted = new StackSettings(samples(settings, mistakes),
                duration(settings, "pause", ServerDiagnosis.PAUSE, mistakes),
                duration(settings, "limit", ServerDiagnosis.LIMIT, mistakes));
        if (!mistakes.isEmpty()) {
            throw new ConfigException(String.join("\n", mistakes));
        }
        return wanted;
    }

    private static int samples(Map<String, ?> settings, List<String> mistakes) {
        Object value = settings.containsKey("samples") ? settings.get("samples") : ServerDiagnosis.SAMPLES;
        if (value instanceof Integer count && count > 0 && count <= 100) {
            return count;
        }
        mistakes.add("samples must be a number from 1 to 100, not " + value);
        return 1;
    }

    private static Duration duration(Map<String, ?> settings, String name, Duration instead, List<String> mistakes) {
        Object value = settings.containsKey(name) ? settings.get(name) : instead;
        if (value instanceof Duration time && !time.isNegative()) {
            return time;
        }
        mistakes.add(name + " must be a duration such as 500.ms, not " + value);
        return instead;
    }

    /** Whether a core is to be compressed. */
    static boolean compress(Map<String, ?> settings) {
        if (!(settings.get("compress") instanceof Boolean compress) || settings.size() > 1) {
            throw new ConfigException("coreDump knows the setting compress: true or false, not " + settings);
        }
        return compress;
    }

    Stacks take(ServerDiagnosis diagnosis) {
        return diagnosis.stacks(samples, pause, limit);
    }
}
