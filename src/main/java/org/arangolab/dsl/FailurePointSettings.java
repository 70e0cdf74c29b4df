package org.arangolab.dsl;

import java.util.List;
import java.util.Map;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;

/** The settings of {@code failAt(name, settings)}: {@code check}. */
final class FailurePointSettings {
    private static final String CHECK = "check";

    private FailurePointSettings() {
    }

    /** Whether a name that the executable does not know is a mistake. */
    static boolean check(Map<String, ?> settings) {
        settings.keySet().stream().filter(key -> !key.equals(CHECK)).findFirst().ifPresent(key -> {
            throw new ConfigException("failAt: unknown setting '" + key + "'" + Suggestion.hint(key, List.of(CHECK)));
        });
        Object check = settings.get(CHECK);
        if (check == null || check instanceof Boolean) {
            return check == null || (Boolean) check;
        }
        throw new ConfigException("failAt: check: expected true or false, not '" + check + "'");
    }
}
