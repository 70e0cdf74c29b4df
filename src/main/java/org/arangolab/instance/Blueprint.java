package org.arangolab.instance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.client.ServerClient;
import org.arangolab.fs.Workspace;
import org.arangolab.net.Endpoint;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.cgroup.Cgroups;

/**
 * What one server is to be at its next start: its spec and the executable, which may change between two lives, and its
 * endpoint, directory and secrets, which stay. Changed by one thread at a time, read by any.
 */
final class Blueprint implements AutoCloseable {
    private final InstanceContext context;
    private final InstanceDirectories directories;
    private final ServerAddress address;
    private final InstanceAuth auth;
    private final RelocatableClient client;
    private boolean relocated;
    private volatile InstanceSpec spec;
    private volatile Software software;
    private volatile boolean detached;

    /**
     * Leases its port and makes its directory.
     *
     * @throws ConfigException with all mistakes in its options, or when it cannot be held to its limits here
     */
    Blueprint(InstanceSpec spec, InstanceContext context) {
        this.spec = spec;
        this.context = context;
        this.software = Software.of(spec, context);
        software.check(spec, context.spawner());
        spec.machine().limits().cgroup().ifPresent(limits -> Cgroups.here().plan(spec.name(), limits));
        this.directories = new InstanceDirectories(
                spec.site().directory().orElseGet(() -> context.home().apply(spec.name())).toAbsolutePath().normalize())
                .made();
        this.auth = new InstanceAuth(spec, directories, software.catalog());
        this.address = ServerAddress.of(spec, context, directories);
        this.client = new RelocatableClient(() -> address.open(auth.credentials()));
    }

    InstanceSpec spec() {
        return spec;
    }

    ServerBinary binary() {
        return software.binary();
    }

    Endpoint endpoint() {
        return address.endpoint();
    }

    /** The client that shows the lab's credentials, and follows the server to another port. */
    ServerClient client() {
        return client;
    }

    /** When it ended so because somebody took its port: another port, once, and the words that tell it. */
    Optional<String> relocate(ExitStatus exit) {
        if (relocated || !ArangodExit.portTaken(exit)) {
            return Optional.empty();
        }
        Optional<String> told = address.relocate(context.ports());
        relocated = told.isPresent();
        told.ifPresent(text -> client.follow());
        return told;
    }

    InstanceDirectories directories() {
        return directories;
    }

    InstanceAuth auth() {
        return auth;
    }

    Launch launch() {
        return new Launch(spec, directories, address, software, auth, detached);
    }

    Autopsy autopsy() {
        return new Autopsy(spec, directories, endpoint());
    }

    /**
     * The spec with more arguments; it is none yet.
     *
     * @throws ConfigException with all mistakes in them
     */
    InstanceSpec changed(Map<String, List<String>> more) {
        InstanceSpec changed = spec.withArguments(more);
        software.check(changed, context.spawner());
        return changed;
    }

    /** Is this from the next start on. */
    void become(InstanceSpec changed) {
        spec = changed;
    }

    /**
     * What another executable would run on.
     *
     * @param data the version that the data is of, when it is known
     * @throws ConfigException when there is none in this place, it does not know the options, or is older than the data
     */
    Software at(Path place, Optional<ServerVersion> data) {
        InstanceSpec changed = spec.withBinaries(place);
        Software other = Software.of(changed, context);
        other.check(changed, context.spawner());
        Optional<ServerVersion> version = data.flatMap(present ->
                new Executable(other.binary().arangod(), context.spawner())
                .version().filter(wanted -> wanted.isOfAnOlderLineThan(present)));
        version.ifPresent(older -> {
            throw new ConfigException(spec.name() + " has data of version " + data.orElseThrow() + ", which "
                    + other.binary()
                    + " of version " + older + " does not read; dump the data and restore it there");
        });
        return other;
    }

    /** Brings the data of the stopped server to another executable's version, which it is from the next start on. */
    void upgrade(Path place, Software other) {
        InstanceSpec changed = spec.withBinaries(place);
        Launch once = new Launch(Upgrade.spec(changed), directories, address, other, auth, false);
        new Upgrade(changed, autopsy(), context.events()).run(once, context.spawner(),
                context.timeouts().clamp(spec.startTimeout()));
        spec = changed;
        software = other;
    }

    /**
     * Its processes go on when the lab ends, from the next start on.
     *
     * @throws ConfigException when nobody would remove then what was made for them
     */
    void detach() {
        if (spec.machine().limits().cgroup().isPresent()) {
            throw new ConfigException(spec.name() + " has a control group, which the lab removes at its end; leave out "
                    + "cgroup: or detach()");
        }
        detached = true;
    }

    boolean detached() {
        return detached;
    }

    /** Gives the port back. */
    @Override
    public void close() {
        address.close();
    }

    /** Removes its directory, when the spec wants that; the last look at a crash is in it, so that it stays then. */
    void cleanUp(InstanceState end) {
        if (spec.site().cleanup() == Cleanup.NOW && !end.hasProcess() && end != InstanceState.CRASHED) {
            Workspace.remove(directories.root());
        }
    }
}
