package org.arangolab.instance;

import java.util.ArrayList;
import java.util.List;
import org.arangolab.ConfigException;
import org.arangolab.instance.under.Surroundings;
import org.arangolab.process.Spawner;

/**
 * What a server runs on.
 *
 * @param binary  the executable
 * @param catalog the options that it knows
 */
record Software(ServerBinary binary, OptionCatalog catalog) {
    /** What the lab chooses for a spec. */
    static Software of(InstanceSpec spec, InstanceContext context) {
        ServerBinary binary = context.binaries().apply(spec);
        return new Software(binary, context.catalogs().of(binary, context.timeouts()));
    }

    /**
     * Checks a spec against the catalog and the machine, before it is started.
     *
     * @param spawner starts what is to be tried
     * @throws ConfigException with all mistakes
     */
    void check(InstanceSpec wanted, Spawner spawner) {
        List<String> mistakes = new ArrayList<>(wanted.checked() ? catalog.mistakes(wanted.arguments()) : List.of());
        mistakes.addAll(ReservedOption.mistakes(wanted.arguments()));
        mistakes.addAll(RoleArguments.mistakes(wanted));
        wanted.under().ifPresent(under -> {
            under.obstacle(Surroundings.here(spawner)).ifPresent(why ->
                    mistakes.add("under: " + under.word() + ": " + why));
            if (binary.standIn()) {
                mistakes.add("under: " + under.word() + " needs an arangod that is a native program; the built-in "
                        + "stand-in runs in a Java machine: give a real one by --arangodb or ARANGODB_HOME");
            }
        });
        if (!mistakes.isEmpty()) {
            throw new ConfigException("instance '" + wanted.name() + "'", mistakes);
        }
    }
}
