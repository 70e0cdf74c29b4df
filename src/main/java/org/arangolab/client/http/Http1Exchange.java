package org.arangolab.client.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import okhttp3.Call;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.Transport;
import org.arangolab.client.link.ClientClosedException;
import org.arangolab.time.Deadline;

/**
 * A call over HTTP/1.1. It runs on the thread of its caller, which saves two changes of threads, as long as half the
 * call; an interrupt ends it because the link's sockets can be interrupted, and no other call uses its connection.
 */
record Http1Exchange(Request request, Call call, CallEvents events, BooleanSupplier closed)
        implements Transport.Exchange {
    @Override
    public Response await(Deadline deadline) throws IOException, InterruptedException {
        if (closed.getAsBoolean()) {
            throw new ClientClosedException();
        }
        long start = System.nanoTime();
        call.timeout().timeout(Math.max(1, deadline.remaining().toNanos()), TimeUnit.NANOSECONDS);
        try {
            return Answers.read(request, call.execute(), start);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
            }
            throw closed.getAsBoolean() ? new ClientClosedException() : inTime(e, deadline);
        }
    }

    private static IOException inTime(IOException e, Deadline deadline) {
        return e instanceof InterruptedIOException && deadline.expired()
                ? (IOException) new SocketTimeoutException("the call's time is up").initCause(e) : e;
    }

    @Override
    public boolean onKeptConnection() {
        return events.onKeptConnection();
    }
}
