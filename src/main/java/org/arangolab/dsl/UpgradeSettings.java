package org.arangolab.dsl;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;

/** The settings of {@code upgrade(to: '/opt/arangodb-3.12')}. */
final class UpgradeSettings {
    private UpgradeSettings() {
    }

    static Path place(Map<String, ?> settings) {
        settings.keySet().stream().filter(key -> !key.equals("to")).findFirst().ifPresent(key -> {
            throw new ConfigException("upgrade: unknown setting '" + key + "'" + Suggestion.hint(key, List.of("to")));
        });
        if (!settings.containsKey("to")) {
            throw new ConfigException("upgrade needs the place of other binaries; for example: "
                    + "db1.upgrade(to: '/opt/arangodb-3.12')");
        }
        return InstanceSettings.path(settings.get("to"));
    }
}
