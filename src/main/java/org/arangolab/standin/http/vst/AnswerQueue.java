package org.arangolab.standin.http.vst;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.IteratingCallback;

/** Writes answers one after the other, however many threads have some. Thread-safe. */
final class AnswerQueue extends IteratingCallback {
    private final EndPoint endPoint;
    private final Runnable written;
    /** Guarded by itself. */
    private final Deque<ByteBuffer[]> waiting = new ArrayDeque<>();

    /**
     * For one connection.
     *
     * @param written is called after each answer
     */
    AnswerQueue(EndPoint endPoint, Runnable written) {
        this.endPoint = endPoint;
        this.written = written;
    }

    void add(ByteBuffer[] answer) {
        synchronized (waiting) {
            waiting.add(answer);
        }
        iterate();
    }

    @Override
    protected Action process() {
        ByteBuffer[] next;
        synchronized (waiting) {
            next = waiting.poll();
        }
        if (next == null) {
            return Action.IDLE;
        }
        endPoint.write(this, next);
        return Action.SCHEDULED;
    }

    @Override
    protected void onSuccess() {
        written.run();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        endPoint.close(cause);
    }
}
