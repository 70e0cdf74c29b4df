package org.arangolab.cli;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.arangolab.ByteSize;
import org.arangolab.KernelFile;
import org.arangolab.LabException;
import org.arangolab.instance.MachineMemory;
import org.arangolab.instance.ServerBinary;
import org.arangolab.lab.Binaries;
import org.arangolab.lab.Distribution;
import org.arangolab.lab.LabOptions;
import org.arangolab.net.PortLease;
import org.arangolab.net.PortPool;
import org.arangolab.process.Custody;
import org.arangolab.process.SearchPath;

/**
 * Examines the machine. Looks only: what it makes is a port's lease and a recording of {@code true}, both gone at once.
 */
final class Doctor {
    private static final long LITTLE_SPACE = 2L << 30;
    private static final int FEW_INOTIFY_INSTANCES = 128;

    private final LabOptions options;
    private final Map<String, String> environment;
    private final Path proc;
    private final DebuggingAbilities debugging;
    private final RecordingAbilities recording;
    private final ResourceAbilities resources;

    Doctor(LabOptions options, Map<String, String> environment, Path proc) {
        this.options = options;
        this.environment = environment;
        this.proc = proc;
        this.debugging = new DebuggingAbilities(environment, proc);
        this.recording = new RecordingAbilities(environment, proc);
        this.resources = new ResourceAbilities(proc);
    }

    List<Checked> examine() {
        return Stream.<Supplier<Checked>>of(this::java, this::server, this::standIn, this::setsid, this::setpriv,
                this::guardian, this::workspace, this::ports, this::inotify,
                this::memory, debugging::debugger, debugging::ptrace, debugging::corePattern, debugging::coreLimit,
                debugging::files, debugging::kernelLog, recording::valgrind, recording::rr, resources::host,
                resources::usage, resources::cgroups, resources::pressure).map(Supplier::get).toList();
    }

    private Checked java() {
        return Checked.ok("java", System.getProperty("java.version") + " (" + System.getProperty("java.home") + ")");
    }

    private Checked server() {
        try {
            ServerBinary binary = new Binaries(options.arangodb(), options.standIn(), environment).arangod();
            if (binary.standIn() && !options.standIn()) {
                return Checked.warn("arangod", "none found, so the built-in stand-in is used: " + binary.arangod(),
                        "to use a real one: --arangodb DIR, or ARANGODB_HOME=DIR, or put it on the PATH");
            }
            return Files.isExecutable(binary.arangod()) ? Checked.ok("arangod", binary.toString())
                    : Checked.fail("arangod", binary + " is not executable", "chmod +x " + binary.arangod());
        } catch (LabException e) {
            return Checked.fail("arangod", e.getMessage(), "name an installation: --arangodb DIR");
        }
    }

    private Checked standIn() {
        return Distribution.home().map(home -> Checked.ok("distribution", home.toString()))
                .orElseGet(() -> Checked.warn("distribution", "the lab does not run from its distribution",
                        "start it with bin/arangolab"));
    }

    private Checked setsid() {
        return tool("setsid", "Ctrl-C reaches the servers too", "install util-linux");
    }

    private Checked setpriv() {
        return tool("setpriv", "servers may outlive a lab that is killed with SIGKILL", "install util-linux");
    }

    private Checked guardian() {
        return Custody.guarded() ? Checked.ok("guardian", "/bin/sh and /proc are there")
                : Checked.warn("guardian", "no /bin/sh or no /proc: what a killed lab leaves is only found by setpriv",
                        "use Linux");
    }

    private Checked tool(String name, String consequence, String remedy) {
        return SearchPath.of(environment).find(name).map(path -> Checked.ok(name, path.toString()))
                .orElseGet(() -> Checked.warn(name, "not found: " + consequence, remedy));
    }

    private Checked workspace() {
        Path place = existing(options.runs().toAbsolutePath());
        try {
            FileStore store = Files.getFileStore(place);
            ByteSize free = new ByteSize(store.getUsableSpace());
            if (!Files.isWritable(place)) {
                return Checked.fail("workspace", place + " cannot be written",
                        "choose another place: ARANGOLAB_RUNS=DIR, or --out DIR");
            }
            return free.bytes() >= LITTLE_SPACE ? Checked.ok("workspace", options.runs() + ", " + free + " free")
                    : Checked.warn("workspace", options.runs() + ", only " + free + " free",
                            "make room, or choose another place: ARANGOLAB_RUNS=DIR, or --out DIR");
        } catch (IOException e) {
            return Checked.fail("workspace", place + ": " + e.getMessage(), "choose another place: ARANGOLAB_RUNS=DIR");
        }
    }

    private static Path existing(Path path) {
        return Files.exists(path) || path.getParent() == null ? path : existing(path.getParent());
    }

    private Checked ports() {
        try (PortLease lease = new PortPool(options.runs().toAbsolutePath().normalize().resolve("ports")).lease()) {
            return Checked.ok("ports", "one leased for a try: " + lease.port());
        } catch (LabException e) {
            return Checked.fail("ports", e.getMessage(), "end what holds the ports: ss -ltnp");
        }
    }

    private Checked inotify() {
        return number("sys/fs/inotify/max_user_instances").map(limit -> limit >= FEW_INOTIFY_INSTANCES
                ? Checked.ok("inotify", limit + " instances for each user")
                : Checked.warn("inotify", "only " + limit + " instances for each user: logs of many servers cannot be "
                        + "followed", "sysctl fs.inotify.max_user_instances=512"))
                .orElseGet(() -> Checked.warn("inotify", "its limits cannot be read here", ""));
    }

    /** What {@code memory: '50%'} is a part of, and whether the kernel could enforce a limit. */
    private Checked memory() {
        try {
            boolean cgroup = Files.isWritable(proc.resolveSibling("sys/fs/cgroup/cgroup.subtree_control"));
            return Checked.ok("memory", MachineMemory.total() + " for servers; memory: is told to the server"
                    + (cgroup ? "; control groups can be made here" : "; no control group can be made here"));
        } catch (LabException e) {
            return Checked.warn("memory", e.getMessage(), "");
        }
    }

    private Optional<Long> number(String file) {
        return KernelFile.find(proc.resolve(file)).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
    }
}
