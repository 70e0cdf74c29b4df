package org.arangolab.standin.cluster.network;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.arangolab.net.Endpoint;

/**
 * Sends requests to other servers of the cluster, with a superuser token when the cluster has a secret. Certificates
 * are not checked among servers, as ArangoDB does it. Thread-safe.
 */
public final class Peers implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int TEMPORARY_REDIRECT = 307;

    private final HttpClient client;
    private final Supplier<Optional<String>> token;

    /** With what proves who asks; asked for each request. */
    public Peers(Supplier<Optional<String>> token) {
        this.token = token;
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
                .executor(PeerThreads.executor()).sslContext(PeerThreads.trusting()).build();
    }

    /**
     * Sends and waits.
     *
     * @param endpoint {@code tcp://host:port} or {@code ssl://host:port}
     * @throws PeerUnreachableException without an answer
     */
    public PeerAnswer send(String endpoint, PeerRequest request) {
        try {
            return answer(client.send(http(endpoint, request), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new PeerUnreachableException(endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerUnreachableException(endpoint, e);
        }
    }

    /** Sends; the future fails with {@link PeerUnreachableException}. */
    public CompletableFuture<PeerAnswer> sendAsync(String endpoint, PeerRequest request) {
        return client.sendAsync(http(endpoint, request), HttpResponse.BodyHandlers.ofByteArray())
                .handle((response, failure) -> {
                    if (failure != null) {
                        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                        throw new PeerUnreachableException(endpoint, cause);
                    }
                    return answer(response);
                });
    }

    /** Where a redirect leads: the endpoint of its {@code Location}. */
    public static Optional<String> redirected(PeerAnswer answer) {
        return answer.status() == TEMPORARY_REDIRECT ? answer.location().map(Peers::endpointOf) : Optional.empty();
    }

    private static String endpointOf(String url) {
        int path = url.indexOf('/', url.indexOf("://") + "://".length());
        return Endpoint.parse(path < 0 ? url : url.substring(0, path)).toString();
    }

    private HttpRequest http(String endpoint, PeerRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        java.net.URI.create(Endpoint.parse(endpoint).url() + request.path()))
                .timeout(request.timeout()).header("content-type", "application/json")
                .method(request.method(), request.body().length == 0 ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(request.body()));
        token.get().ifPresent(value -> builder.header("authorization", "bearer " + value));
        return builder.build();
    }

    private static PeerAnswer answer(HttpResponse<byte[]> response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return new PeerAnswer(response.statusCode(), headers, response.body());
    }

    /** Java's client ends with its last user; nothing is to be done. */
    @Override
    public void close() {
        // its threads are daemons and hold nothing that must be given back
    }
}
