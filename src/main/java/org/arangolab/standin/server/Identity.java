package org.arangolab.standin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.arangolab.ConfigException;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.server.options.Options;

/**
 * Who a server is in its deployment.
 *
 * @param role     what it is
 * @param id       {@code PRMR-…}, the same in each life of its data directory; empty for a single server
 * @param endpoint where other servers reach it, {@code tcp://…}; empty for a single server
 */
public record Identity(ServerRole role, String id, String endpoint) {
    /** A server that is alone. */
    public static final Identity SINGLE = new Identity(ServerRole.SINGLE, "", "");
    private static final String FILE = "UUID";

    /**
     * From the options and the file {@code UUID} of the data directory, which is made for a new server.
     *
     * @throws StartException for an address that others could not reach, or a missing id that was required
     */
    static Identity of(ServerRole role, Options options, Path directory) throws IOException {
        if (!role.clustered()) {
            return SINGLE;
        }
        String option = role == ServerRole.AGENT ? "agency.my-address" : "cluster.my-address";
        String address = options.given(option).orElseThrow(() -> new StartException(ExitCode.FAILED, "4faa0",
                "no value specified for '--" + option + "'"));
        return new Identity(role, id(role, options, directory.resolve(FILE)), checked(option, address));
    }

    private static String checked(String option, String address) {
        try {
            Endpoint endpoint = Endpoint.parse(address);
            if (endpoint.host() == null || endpoint.host().equals("0.0.0.0") || endpoint.host().equals("::")) {
                throw new StartException(ExitCode.FAILED, "4faa1", "'--" + option + " " + address
                        + "' is not an address that other servers can reach");
            }
            return endpoint.toString();
        } catch (ConfigException e) {
            throw new StartException(ExitCode.FAILED, "4faa2", "invalid value for '--" + option + "': "
                    + e.getMessage());
        }
    }

    private static String id(ServerRole role, Options options, Path file) throws IOException {
        if (Files.exists(file)) {
            String id = Files.readString(file).strip();
            if (!id.startsWith(role.prefix() + "-")) {
                throw new StartException(ExitCode.FAILED, "4faa3", "the data directory belongs to '" + id
                        + "', which is no " + role.word());
            }
            return id;
        }
        if (options.flag("cluster.require-persisted-id")) {
            throw new StartException(ExitCode.FAILED, "4faa4", "required persisted UUID file '" + file
                    + "' not found. Please make sure this instance is started using an already existing "
                    + "data directory");
        }
        // not the secure random numbers of UUID.randomUUID, whose source is slow to wake
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String id = role.prefix() + "-" + new UUID(random.nextLong() & ~0xf000L | 0x4000L,
                random.nextLong() >>> 2 | Long.MIN_VALUE);
        Files.writeString(file, id);
        return id;
    }
}
