package org.arangolab.client.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.Transport;
import org.arangolab.client.link.ClientClosedException;

/** One call. The answer is read and closed on OkHttp's thread. */
final class HttpExchange extends EventListener implements Callback, Transport.Exchange {
    private final Request request;
    private final BooleanSupplier closed;
    private final long start = System.nanoTime();
    private final CompletableFuture<Response> answer = new CompletableFuture<>();
    private volatile boolean connects;
    private volatile Call call;

    /** {@code closed} tells whether the transport has been closed, which cancels calls too. */
    HttpExchange(Request request, BooleanSupplier closed) {
        this.request = request;
        this.closed = closed;
    }

    void start(OkHttpClient http, okhttp3.Request okRequest) {
        call = http.newCall(okRequest);
        call.enqueue(this);
    }

    @Override
    public CompletableFuture<Response> answer() {
        return answer;
    }

    @Override
    public void cancel() {
        call.cancel();
    }

    @Override
    public boolean onKeptConnection() {
        return !connects;
    }

    @Override
    public void connectStart(Call ignored, InetSocketAddress address, Proxy proxy) {
        connects = true;
    }

    @Override
    public void onResponse(Call ignored, okhttp3.Response response) {
        try (response; ResponseBody body = response.body()) {
            Map<String, String> headers = new LinkedHashMap<>();
            response.headers().forEach(h -> headers.put(h.getFirst().toLowerCase(Locale.ROOT), h.getSecond()));
            byte[] bytes = body.bytes();
            answer.complete(new Response(request, response.code(), headers, bytes,
                    Duration.ofNanos(System.nanoTime() - start)));
        } catch (IOException e) {
            onFailure(ignored, e);
        }
    }

    @Override
    public void onFailure(Call ignored, IOException e) {
        answer.completeExceptionally(closed.getAsBoolean() ? new ClientClosedException() : e);
    }
}
