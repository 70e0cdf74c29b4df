package org.arangolab.client.http;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.ResponseBody;
import org.arangolab.client.Request;
import org.arangolab.client.Response;

/** OkHttp's answers as ours. */
final class Answers {
    private Answers() {
    }

    /** Reads an answer to its end and closes it, also when it breaks off. */
    static Response read(Request request, okhttp3.Response response, long startNanos) throws IOException {
        try (response; ResponseBody body = response.body()) {
            Map<String, String> headers = new LinkedHashMap<>();
            response.headers().forEach(h -> headers.put(h.getFirst().toLowerCase(Locale.ROOT), h.getSecond()));
            byte[] bytes = body.bytes();
            return new Response(request, response.code(), headers, bytes,
                    Duration.ofNanos(System.nanoTime() - startNanos));
        }
    }
}
