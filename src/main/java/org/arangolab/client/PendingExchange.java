package org.arangolab.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.arangolab.time.Deadline;

/** An exchange whose answer comes on another thread: its caller waits for a future, which any interrupt ends. */
public abstract class PendingExchange implements Transport.Exchange {
    private final CompletableFuture<Response> answer = new CompletableFuture<>();

    /** Completes with the answer, or with an {@link IOException}. */
    public final CompletableFuture<Response> answer() {
        return answer;
    }

    /** Gives it up; what has been sent has been sent. */
    protected abstract void cancel();

    @Override
    public final Response await(Deadline deadline) throws IOException, InterruptedException {
        try {
            return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            cancel();
            throw new SocketTimeoutException("the call's time is up");
        } catch (InterruptedException e) {
            cancel();
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }
}
