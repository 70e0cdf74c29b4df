package org.arangolab.client.http;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import okhttp3.Call;
import okhttp3.Callback;
import org.arangolab.client.PendingExchange;
import org.arangolab.client.Request;
import org.arangolab.client.link.ClientClosedException;

/**
 * A call over HTTP/2, on a thread of OkHttp's: many calls share the connection, and an interrupt of a caller must not
 * close it. The answer is read and closed on that thread.
 */
final class Http2Exchange extends PendingExchange implements Callback {
    private final Request request;
    private final Call call;
    private final CallEvents events;
    private final BooleanSupplier closed;
    private final long start = System.nanoTime();

    Http2Exchange(Request request, Call call, CallEvents events, BooleanSupplier closed) {
        this.request = request;
        this.call = call;
        this.events = events;
        this.closed = closed;
    }

    void start() {
        call.enqueue(this);
    }

    @Override
    protected void cancel() {
        call.cancel();
    }

    @Override
    public boolean onKeptConnection() {
        return events.onKeptConnection();
    }

    @Override
    public void onResponse(Call ignored, okhttp3.Response response) {
        try {
            answer().complete(Answers.read(request, response, start));
        } catch (IOException e) {
            onFailure(ignored, e);
        } catch (RuntimeException | OutOfMemoryError e) {
            answer().completeExceptionally(e); // whatever it is: somebody waits for it
        }
    }

    @Override
    public void onFailure(Call ignored, IOException e) {
        answer().completeExceptionally(closed.getAsBoolean() ? new ClientClosedException() : e);
    }
}
