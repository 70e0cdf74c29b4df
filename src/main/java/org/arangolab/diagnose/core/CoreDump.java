package org.arangolab.diagnose.core;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The core of a process, or why there is none.
 *
 * @param file   where it is
 * @param reason why there is none, or what is wrong with the one there is; empty for a whole one
 */
public record CoreDump(Optional<Path> file, String reason) {
    static CoreDump at(Path file) {
        return new CoreDump(Optional.of(file), "");
    }

    /** There is none. */
    public static CoreDump none(String reason) {
        return new CoreDump(Optional.empty(), reason);
    }

    /** The executable that it is of, as it says itself; empty without a core, and for one of another format. */
    public Optional<Path> executable() {
        return file.flatMap(ElfCore::of).flatMap(ElfCore::executable);
    }

    /** {@code core /path}, {@code core /path (it is cut: …)}, {@code no core: …}. */
    @Override
    public String toString() {
        return file.map(path -> "core " + path + (reason.isEmpty() ? "" : " (" + reason + ")"))
                .orElse("no core: " + reason);
    }
}
