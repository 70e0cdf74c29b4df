package org.arangolab.lab;

import java.nio.file.Path;
import java.util.Optional;

/** Where the lab keeps what it can find out again: the XDG cache directory. */
final class Caches {
    private Caches() {
    }

    static Path directory() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).filter(text -> !text.isBlank()).map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache")).resolve("arangolab");
    }
}
