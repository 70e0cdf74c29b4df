package org.arangolab.client.vst;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.arangolab.ConfigException;

/** The message that a connection shows its credentials with, once; made of what would be HTTP's header. */
final class VstLogin {
    private static final int VERSION = 1;
    private static final int AUTHENTICATION = 1000;

    private VstLogin() {
    }

    /**
     * As a message.
     *
     * @param authorization the value of the {@code Authorization} header: {@code Basic …} or {@code bearer …}
     * @throws ConfigException when it is another kind
     */
    static byte[] message(String authorization) {
        int blank = Math.max(0, authorization.indexOf(' '));
        String secret = authorization.substring(blank).strip();
        VelocyPackWriter out = new VelocyPackWriter().openArray().value(VERSION).value(AUTHENTICATION);
        switch (authorization.substring(0, blank).toLowerCase(Locale.ROOT)) {
            case "basic" -> plain(secret, out);
            case "bearer" -> out.value("jwt").value(secret);
            default -> throw new ConfigException("VelocyStream knows only Basic and bearer as authorization");
        }
        return out.close().bytes();
    }

    private static void plain(String base64, VelocyPackWriter out) {
        String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        out.value("plain").value(pair.substring(0, colon)).value(pair.substring(colon + 1));
    }
}
