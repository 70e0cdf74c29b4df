package org.arangolab.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.arangolab.monitor.HostFacts;
import org.arangolab.process.cgroup.Cgroups;

/** What this machine lets one find out about what servers use. Source: facts/diagnostics.md 8. */
final class ResourceAbilities {
    private final Path proc;

    ResourceAbilities(Path proc) {
        this.proc = proc;
    }

    Checked host() {
        return HostFacts.find().map(facts -> Checked.ok("host", facts.toString()))
                .orElseGet(() -> Checked.warn("host", "OSHI cannot look at this machine: reports do not say what it is",
                        "let native libraries be loaded from " + System.getProperty("java.io.tmpdir")
                                + ": no mount option noexec"));
    }

    Checked usage() {
        return Files.isReadable(proc.resolve("self/io"))
                ? Checked.ok("resources", "processor, memory, descriptors, input and output of servers can be read")
                : Checked.warn("resources", "no /proc, or one that hides: what servers use cannot be read",
                        "mount /proc without hidepid");
    }

    Checked cgroups() {
        return Cgroups.here().missing()
                .map(reason -> Checked.warn("cgroups", reason + ": the setting cgroup: cannot be used", Cgroups.REMEDY))
                .orElseGet(() -> Checked.ok("cgroups", "servers can be held to limits of memory and processors"));
    }

    Checked pressure() {
        return Files.isReadable(proc.resolve("pressure/cpu"))
                ? Checked.ok("pressure", "the kernel tells how long tasks wait")
                : Checked.warn("pressure",
                "the kernel does not tell how long tasks wait: an overloaded machine shows by "
                        + "its load and memory only", "boot with psi=1");
    }
}
