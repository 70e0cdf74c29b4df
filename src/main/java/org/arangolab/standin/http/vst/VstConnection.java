package org.arangolab.standin.http.vst;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.arangolab.standin.http.CutAnswer;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;

/**
 * One connection that speaks VelocyStream. Jetty's threads read it, one at a time; each message is answered on a thread
 * of its own, so that a slow one holds up no other.
 */
final class VstConnection extends AbstractConnection implements Connection.UpgradeTo {
    private static final int BUFFER = 16 * 1024;
    /** Of messages that are answered at the same time; the client has to wait with more. */
    private static final int MOST_UNDER_WAY = 64;

    private final VstSession session;
    private final long limit;
    private final AnswerQueue answers;
    private final ByteBuffer buffer = BufferUtil.allocate(BUFFER);
    private ChunkReader chunks;
    private VstVersion version;
    /** Messages that are not answered yet. Guarded by this. */
    private int underWay;
    /** Whether reading waits for answers. Guarded by this. */
    private boolean paused;

    VstConnection(EndPoint endPoint, Executor executor, VstSession session, long limit) {
        super(endPoint, executor);
        this.session = session;
        this.limit = limit;
        this.answers = new AnswerQueue(endPoint, this::answered);
    }

    /** What was read to recognise the protocol: the preface, and perhaps more. */
    @Override
    public void onUpgradeTo(ByteBuffer start) {
        version = VstVersion.of(start).orElseThrow(() -> new IllegalStateException("no preface of VelocyStream"));
        start.position(start.position() + version.prefaceLength());
        chunks = new ChunkReader(version, limit, this::take);
        BufferUtil.append(buffer, start);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        onFillable();
    }

    @Override
    public void onFillable() {
        try {
            int filled = buffer.remaining();
            while (filled >= 0) {
                chunks.feed(buffer);
                BufferUtil.clear(buffer);
                if (mustPause()) {
                    return;
                }
                filled = getEndPoint().fill(buffer);
                if (filled == 0) {
                    fillInterested();
                    return;
                }
            }
            getEndPoint().close();
        } catch (IOException e) {
            getEndPoint().close(e);
        }
    }

    private void take(VstMessage message) {
        synchronized (this) {
            underWay++;
        }
        Supplier<VstMessage> work = session.receive(message);
        getExecutor().execute(() -> answer(work));
    }

    private void answer(Supplier<VstMessage> work) {
        try {
            answers.add(ChunkWriter.chunks(version, work.get()));
        } catch (CutAnswer e) {
            getEndPoint().close(e);
        }
    }

    private synchronized boolean mustPause() {
        paused = underWay >= MOST_UNDER_WAY;
        return paused;
    }

    private void answered() {
        boolean goOn;
        synchronized (this) {
            underWay--;
            goOn = paused;
            paused = false;
        }
        if (goOn) {
            fillInterested();
        }
    }

    /** A connection is idle when it waits for the client, not when the client waits for it. */
    @Override
    public synchronized boolean onIdleExpired(TimeoutException timeout) {
        return underWay == 0;
    }
}
