package org.arangolab.standin.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Undoes the {@code content-encoding} of a request's body. */
public final class ContentCoding {
    private ContentCoding() {
    }

    /**
     * The bytes as they were before.
     *
     * @param encoding the header, empty for none
     * @throws IOException when they are not what the header says
     */
    public static byte[] decoded(byte[] raw, String encoding) throws IOException {
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "gzip" -> inflate(new GZIPInputStream(new ByteArrayInputStream(raw)));
            case "deflate" -> inflate(new InflaterInputStream(new ByteArrayInputStream(raw)));
            default -> raw;
        };
    }

    private static byte[] inflate(InputStream packed) throws IOException {
        try (packed) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            packed.transferTo(out);
            return out.toByteArray();
        }
    }
}
