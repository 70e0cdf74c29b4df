package org.arangolab.diagnose.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.arangolab.ByteSize;
import org.arangolab.fs.Packing;

/**
 * A core as systemd-coredump keeps it: debuggers read plain files only. Source: coredump.conf(5).
 *
 * @param file    where it is
 * @param packing how it is packed
 */
record PackedCore(Path file, Packing packing) {
    /** When this file is packed in a way that can be undone here; empty for all others. */
    static Optional<PackedCore> of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Packing.of(in.readNBytes(Packing.HEAD)).filter(Packing::unpacks)
                    .map(packing -> new PackedCore(file, packing));
        } catch (IOException e) {
            return Optional.empty(); // whoever copies it meets the same and tells it
        }
    }

    /**
     * Writes it without its holes; leaves nothing when that fails.
     *
     * @throws IOException when more than {@code largest} would be written, too
     */
    void unpack(Path target, ByteSize largest) throws IOException {
        try (InputStream in = packing.unpack(Files.newInputStream(file))) {
            SparseCopy.of(in, target, largest);
        } catch (IOException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }
}
