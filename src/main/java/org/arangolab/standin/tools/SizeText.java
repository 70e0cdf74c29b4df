package org.arangolab.standin.tools;

import java.util.List;

/** A number of bytes as the tools' lines show it. Source: facts/client-tools.md 5.1. */
public final class SizeText {
    private static final List<String> UNITS = List.of("KB", "MB", "GB", "TB");
    private static final long STEP = 1000;

    private SizeText() {
    }

    /** {@code 1 byte}, {@code 17 bytes}, {@code 1.2 KB}: powers of 1000, one decimal, cut off and not rounded. */
    public static String of(long bytes) {
        if (bytes < STEP) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        long unit = STEP;
        int at = 0;
        while (at < UNITS.size() - 1 && bytes / unit >= STEP) {
            unit *= STEP;
            at++;
        }
        return bytes / unit + "." + bytes % unit * 10 / unit + " " + UNITS.get(at);
    }
}
