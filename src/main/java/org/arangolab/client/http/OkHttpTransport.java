package org.arangolab.client.http;

import java.util.Set;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.arangolab.ConfigException;
import org.arangolab.auth.Credentials;
import org.arangolab.client.Request;
import org.arangolab.client.Transport;
import org.arangolab.client.Wire;
import org.arangolab.client.link.Link;

/** HTTP/1.1 or HTTP/2 over any link, by OkHttp. A body is JSON unless the request says otherwise. */
public final class OkHttpTransport implements Transport {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Wire wire;
    private final String url;
    private final Credentials credentials;
    private final HttpThreads threads;
    private final OkHttpClient http;
    private volatile boolean closed;

    /** To one server. */
    public OkHttpTransport(Link link, Wire wire, Credentials credentials) {
        this.wire = wire;
        this.url = link.endpoint().url();
        this.credentials = credentials;
        this.threads = new HttpThreads(link.isUnix() ? link.endpoint().path() : "" + link.endpoint().port());
        this.http = HttpClients.open(link, wire, threads);
    }

    @Override
    public Exchange start(Request request) {
        CallEvents events = new CallEvents();
        Call call = http.newCall(okRequest(request, events));
        if (wire == Wire.HTTP_1_1) {
            return new Http1Exchange(request, call, events, () -> closed);
        }
        Http2Exchange exchange = new Http2Exchange(request, call, events, () -> closed);
        exchange.start();
        return exchange;
    }

    private okhttp3.Request okRequest(Request request, CallEvents events) {
        try {
            okhttp3.Request.Builder builder = new okhttp3.Request.Builder().url(url + request.path())
                    .tag(CallEvents.class, events);
            credentials.authorization().ifPresent(value -> builder.header("Authorization", value));
            request.headers().forEach(builder::header);
            return builder.method(request.method(), body(request)).build();
        } catch (IllegalArgumentException e) {
            throw new ConfigException(request + " is no request that HTTP can carry: " + e.getMessage());
        }
    }

    private static RequestBody body(Request request) {
        boolean typed = request.headers().keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase);
        return request.body().map(bytes -> RequestBody.create(bytes, typed ? null : JSON))
                .orElseGet(() -> WITH_BODY.contains(request.method()) ? RequestBody.create(new byte[0], null) : null);
    }

    @Override
    public void disconnect() {
        http.connectionPool().evictAll();
    }

    @Override
    public void close() {
        closed = true;
        http.dispatcher().cancelAll();
        threads.end();
        disconnect();
    }
}
