package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Collection;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.log.ServerLog;

/** Posts changes to the addresses that observe them, one after the other; an address that fails is only logged. */
final class Observations implements BiConsumer<Collection<String>, JsonNode>, AutoCloseable {
    private static final int TIMEOUT_MILLIS = 2000;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), task -> {
        Thread thread = new Thread(task, "observers");
        thread.setDaemon(true);
        return thread;
    });
    private final ServerLog log;
    private volatile java.util.function.BooleanSupplier leading = () -> false;

    Observations(ServerLog log) {
        this.log = log;
        executor.allowCoreThreadTimeOut(true);
    }

    /** Only the leader tells. */
    void tellWhile(java.util.function.BooleanSupplier condition) {
        leading = condition;
    }

    @Override
    public void accept(Collection<String> urls, JsonNode operations) {
        if (!urls.isEmpty() && leading.getAsBoolean()) {
            ObjectNode body = Json.object();
            body.set("changes", operations);
            urls.forEach(url -> executor.execute(() -> post(url, Json.bytes(body))));
        }
    }

    private void post(String url, byte[] body) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("content-type", "application/json");
            connection.setDoOutput(true);
            connection.getOutputStream().write(body);
            connection.getResponseCode();
            connection.disconnect();
        } catch (IOException | IllegalArgumentException e) {
            log.log(Level.WARNING, "agency", "9dbfd", "observer " + url + " cannot be told: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
