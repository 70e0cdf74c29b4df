package org.arangolab.diagnose.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.arangolab.ByteSize;

/**
 * Keeps cores in one directory, none larger than it may be: a link where that is possible, since it costs nothing, else
 * a copy that leaves out what is empty; what is packed is unpacked.
 */
public final class CoreStore {
    private static final int BLOCK = 64 * 1024;

    private final Path directory;
    private final ByteSize largest;

    /** In this directory. */
    public CoreStore(Path directory, ByteSize largest) {
        this.directory = directory;
        this.largest = largest;
    }

    /** Where a core of this process goes; a new name each time. */
    public Path place(String server, long pid) {
        Path file = directory.resolve("core-" + server + "-" + pid);
        for (int next = 2; Files.exists(file) || Files.exists(file.resolveSibling(file.getFileName()
                + ".gz")); next++) {
            file = directory.resolve("core-" + server + "-" + pid + "-" + next);
        }
        return file;
    }

    /** Why a core of a live process has no place here; empty when it has. */
    public Optional<String> obstacle(long pid) {
        long needed = CoreConditions.resident(Path.of("/proc", String.valueOf(pid)));
        long free = directory.toFile().getUsableSpace();
        if (needed > largest.bytes()) {
            return Optional.of("it has " + new ByteSize(needed) + " in memory, more than the " + largest
                    + " that a core may have");
        }
        return free < needed ? Optional.of(new ByteSize(free) + " are left in " + directory + ", and it has "
                + new ByteSize(needed) + " in memory") : Optional.empty();
    }

    /** A core that was written here: whole, or what is wrong with it. */
    public CoreDump whole(Path core, boolean compress) {
        try {
            boolean cut = ElfCore.of(core).filter(ElfCore::cut).isPresent();
            CoreDump dump = cut ? new CoreDump(Optional.of(core), "it is cut: a limit or a full disk")
                    : CoreDump.at(core);
            return compress ? compressed(core, dump) : dump;
        } catch (IOException e) {
            return new CoreDump(Optional.of(core), "it could not be compressed: " + e.getMessage());
        }
    }

    private static CoreDump compressed(Path core, CoreDump dump) throws IOException {
        Path packed = core.resolveSibling(core.getFileName() + ".gz");
        try (InputStream in = Files.newInputStream(core);
                OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed), BLOCK)) {
            in.transferTo(out);
        }
        Files.delete(core);
        return new CoreDump(Optional.of(packed), dump.reason());
    }

    /** Keeps a core of another directory here, when it is not too large. */
    public CoreDump keep(CoreDump dump, String server, long pid) {
        if (dump.file().isEmpty()) {
            return dump;
        }
        Path core = dump.file().get();
        Path kept = place(server, pid);
        Optional<PackedCore> packed = PackedCore.of(core);
        if (packed.isPresent()) {
            return unpacked(packed.get(), kept, dump);
        }
        try {
            Files.createLink(kept, core);
            return new CoreDump(Optional.of(kept), dump.reason());
        } catch (IOException | UnsupportedOperationException e) {
            return copied(core, kept, dump); // another file system
        }
    }

    private CoreDump unpacked(PackedCore core, Path kept, CoreDump dump) {
        try {
            core.unpack(kept, largest);
            return whole(kept, false);
        } catch (IOException e) {
            return new CoreDump(dump.file(), "packed by " + core.packing().program() + ", and it could not be unpacked "
                    + "into " + directory + ": " + e.getMessage());
        }
    }

    private CoreDump copied(Path core, Path kept, CoreDump dump) {
        try {
            if (Files.size(core) > largest.bytes()) {
                return new CoreDump(dump.file(), "too large to be kept with the run: "
                        + new ByteSize(Files.size(core)));
            }
            try (InputStream in = Files.newInputStream(core)) {
                SparseCopy.of(in, kept, largest);
            }
            return new CoreDump(Optional.of(kept), dump.reason());
        } catch (IOException e) {
            return new CoreDump(dump.file(), "it could not be copied to " + directory + ": " + e.getMessage());
        }
    }
}
