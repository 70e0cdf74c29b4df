package org.arangolab.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.arangolab.KernelFile;
import org.arangolab.diagnose.stack.Debugger;

/** What this machine lets one find out about servers that died or hang. Source: facts/diagnostics.md 3 and 4. */
final class DebuggingAbilities {
    private static final long FEW_FILES = 1024;
    private static final String ROOT = "0";

    private final Map<String, String> environment;
    private final Path proc;

    DebuggingAbilities(Map<String, String> environment, Path proc) {
        this.environment = environment;
        this.proc = proc;
    }

    Checked debugger() {
        return Debugger.find(environment.getOrDefault("PATH", "")).map(found -> found.name().equals("gdb")
                ? Checked.ok("gdb", found.program().toString())
                : Checked.warn("gdb", "not found; lldb is used: " + found.program(), "install gdb"))
                .orElseGet(() -> Checked.warn("gdb", "not found: no stacks of servers and cores", "install gdb"));
    }

    /** A debugger that the lab starts is no ancestor of the server, but its sibling: 1 is too much for it. */
    Checked ptrace() {
        Optional<String> scope = line("sys/kernel/yama/ptrace_scope");
        boolean root = line("self/status").filter(status -> status.lines()
                .anyMatch(field -> field.matches("Uid:\\s+\\d+\\s+" + ROOT + "\\b.*"))).isPresent();
        if (scope.isEmpty() || scope.get().equals("0")) {
            return Checked.ok("ptrace", "a debugger may look at one's own processes");
        }
        return root && !scope.get().equals("3")
                ? Checked.ok("ptrace", "ptrace_scope " + scope.get() + ", and this is root")
                : Checked.warn("ptrace", "ptrace_scope " + scope.get()
                        + ": a debugger may not look at servers that the "
                        + "lab has started; stacks come from the kernel only", "sysctl kernel.yama.ptrace_scope=0");
    }

    Checked corePattern() {
        Optional<String> pattern = line("sys/kernel/core_pattern");
        if (pattern.isEmpty()) {
            return Checked.warn("core pattern", "it cannot be read here", "");
        }
        return pattern.get().startsWith("|") ? Checked.warn("core pattern", pattern.get()
                + " (a program gets the cores, not the server's directory)", "sysctl kernel.core_pattern=core.%p")
                : Checked.ok("core pattern", pattern.get());
    }

    Checked coreLimit() {
        return limit("Max core file size").map(hard -> hard.equals("0")
                ? Checked.warn("core limit", "the hard limit is 0: no server can leave a core",
                        "raise it where the shell is started: ulimit -H -c unlimited, as root")
                : Checked.ok("core limit", "hard limit " + hard + "; core: true lets servers use it"))
                .orElseGet(() -> Checked.warn("core limit", "it cannot be read here", ""));
    }

    /** The JVM raises its own soft limit to the hard one, and servers get that: facts/diagnostics.md 8. */
    Checked files() {
        return limit("Max open files").map(hard -> hard.matches("\\d{1,18}") && Long.parseLong(hard) <= FEW_FILES
                ? Checked.warn("open files", "only " + hard + " for each server", "ulimit -H -n 65535, as root")
                : Checked.ok("open files", hard + " for each server"))
                .orElseGet(() -> Checked.warn("open files", "the limit cannot be read here", ""));
    }

    Checked kernelLog() {
        boolean closed = line("sys/kernel/dmesg_restrict").filter(text -> !text.equals("0")).isPresent()
                && !Files.isReadable(Path.of("/dev/kmsg"));
        return closed ? Checked.warn("kernel log", "it is not ours to read: killings for want of memory show in "
                + "control groups only", "sysctl kernel.dmesg_restrict=0") : Checked.ok("kernel log", "can be read");
    }

    /** The hard one. */
    private Optional<String> limit(String name) {
        return line("self/limits").stream().flatMap(String::lines).filter(text -> text.startsWith(name))
                .map(text -> text.split("\\s{2,}")).filter(field -> field.length > 2).map(field -> field[2])
                .findFirst();
    }

    private Optional<String> line(String file) {
        return KernelFile.find(proc.resolve(file));
    }
}
