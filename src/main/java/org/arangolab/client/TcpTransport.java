package org.arangolab.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.arangolab.auth.Credentials;
import org.arangolab.net.Endpoint;
import org.arangolab.time.Deadline;
import org.arangolab.time.Durations;
import org.arangolab.time.InterruptedWaitException;

/**
 * HTTP/1.1 over plain TCP, by OkHttp. A call runs on one of OkHttp's threads while the caller waits for its future: so
 * an interrupt (Ctrl-C) cancels it at once, which blocking socket I/O would not notice. OkHttp's silent repetition of
 * failed requests is off, because a repeated write is not the same write; a read whose kept connection turns out to be
 * dead is repeated once.
 */
public final class TcpTransport implements ServerClient {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Endpoint endpoint;
    private final Credentials credentials;
    private final ThreadPoolExecutor threads;
    private final OkHttpClient http;

    /** A client for one server. */
    public TcpTransport(Endpoint endpoint, Credentials credentials) {
        this.endpoint = endpoint.reachable();
        this.credentials = credentials;
        this.threads = threads(this.endpoint);
        this.http = new OkHttpClient.Builder()
                .connectTimeout(Duration.ZERO)
                .connectionPool(new ConnectionPool(8, 1, TimeUnit.MINUTES))
                .dispatcher(dispatcher(threads))
                .eventListener(new Connecting())
                .followRedirects(false)
                .protocols(List.of(Protocol.HTTP_1_1))
                .readTimeout(Duration.ZERO)
                .retryOnConnectionFailure(false)
                .writeTimeout(Duration.ZERO)
                .build();
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public Response send(Request request, Deadline deadline) {
        AtomicBoolean fresh = new AtomicBoolean();
        try {
            return exchange(request, deadline, fresh);
        } catch (IOException e) {
            boolean kept = !fresh.get() && !(e instanceof InterruptedIOException) && !threads.isShutdown();
            if (kept && READS.contains(request.method())) {
                return again(request, deadline, e);
            }
            throw failed(request, deadline, e);
        }
    }

    private Response again(Request request, Deadline deadline, IOException first) {
        try {
            return exchange(request, deadline, new AtomicBoolean());
        } catch (IOException e) {
            e.addSuppressed(first);
            throw failed(request, deadline, e);
        }
    }

    /** {@code fresh} is set when the call opens a connection of its own. */
    private Response exchange(Request request, Deadline deadline, AtomicBoolean fresh) throws IOException {
        long start = System.nanoTime();
        Call call = http.newCall(okRequest(request).tag(AtomicBoolean.class, fresh).build());
        Duration left = deadline.remaining();
        call.timeout().timeout(Math.max(left.toNanos(), SHORTEST.toNanos()), TimeUnit.NANOSECONDS);
        CompletableFuture<Response> answer = new CompletableFuture<>();
        call.enqueue(new Completion(request, start, answer));
        try {
            return answer.get();
        } catch (InterruptedException e) {
            call.cancel();
            throw new InterruptedWaitException("the answer to " + request + " from " + endpoint, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    private ConnectionFailedException failed(Request request, Deadline deadline, IOException e) {
        String reason = threads.isShutdown() ? "the client is closed"
                : e instanceof InterruptedIOException ? "none within " + Durations.text(deadline.limit())
                : e instanceof ConnectException ? "connection refused" : String.valueOf(e.getMessage());
        return new ConnectionFailedException(request, endpoint, reason, e);
    }

    private okhttp3.Request.Builder okRequest(Request request) {
        okhttp3.Request.Builder builder = new okhttp3.Request.Builder().url(endpoint.url() + request.path());
        credentials.authorization().ifPresent(value -> builder.header("Authorization", value));
        request.headers().forEach(builder::header);
        RequestBody body = request.body().map(bytes -> RequestBody.create(bytes, JSON)).orElse(null);
        boolean needsBody = body == null && Set.of("POST", "PUT", "PATCH").contains(request.method());
        return builder.method(request.method(), needsBody ? RequestBody.create(new byte[0], null) : body);
    }

    @Override
    public void disconnect() {
        http.connectionPool().evictAll();
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        disconnect();
        threads.shutdownNow();
    }

    private static Dispatcher dispatcher(ThreadPoolExecutor threads) {
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(256);
        dispatcher.setMaxRequestsPerHost(256);
        return dispatcher;
    }

    private static ThreadPoolExecutor threads(Endpoint endpoint) {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "http " + endpoint.port() + " " + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Notes which calls open a connection instead of taking a kept one. */
    private static final class Connecting extends EventListener {
        @Override
        public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
            Optional.ofNullable(call.request().tag(AtomicBoolean.class)).ifPresent(fresh -> fresh.set(true));
        }
    }

    /** Reads the answer on OkHttp's thread and closes it there. */
    private record Completion(Request request, long start, CompletableFuture<Response> answer) implements Callback {
        @Override
        public void onResponse(Call call, okhttp3.Response response) {
            try (response; ResponseBody body = response.body()) {
                Map<String, String> headers = new LinkedHashMap<>();
                response.headers().forEach(h -> headers.put(h.getFirst().toLowerCase(Locale.ROOT), h.getSecond()));
                byte[] bytes = body.bytes();
                answer.complete(new Response(request, response.code(), headers, bytes,
                        Duration.ofNanos(System.nanoTime() - start)));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                answer.completeExceptionally(e); // whatever it is: somebody waits for it without a limit of his own
            }
        }

        @Override
        public void onFailure(Call call, IOException e) {
            answer.completeExceptionally(e);
        }
    }
}
