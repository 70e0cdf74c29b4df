package org.arangolab.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.arangolab.monitor.HostFacts;

/** What this machine lets one find out about what servers use. Source: facts/diagnostics.md 8. */
final class ResourceAbilities {
    private final Path proc;

    ResourceAbilities(Path proc) {
        this.proc = proc;
    }

    Finding host() {
        return HostFacts.find().map(facts -> Finding.ok("host", facts.toString())).orElseGet(() -> Finding.warn("host",
                "OSHI cannot look at this machine: reports do not say what it is",
                "let native libraries be loaded from " + System.getProperty("java.io.tmpdir") + ": no mount option noexec"));
    }

    Finding usage() {
        return Files.isReadable(proc.resolve("self/io")) ? Finding.ok("resources", "processor, memory, descriptors, input and output "
                + "of servers can be read") : Finding.warn("resources", "no /proc, or one that hides: what servers use cannot be read",
                "mount /proc without hidepid");
    }

    Finding pressure() {
        return Files.isReadable(proc.resolve("pressure/cpu")) ? Finding.ok("pressure", "the kernel tells how long tasks wait")
                : Finding.warn("pressure", "the kernel does not tell how long tasks wait: an overloaded machine shows by its load and "
                        + "memory only", "boot with psi=1");
    }
}
