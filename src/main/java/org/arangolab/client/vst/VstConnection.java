package org.arangolab.client.vst;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.arangolab.client.link.ClientClosedException;
import org.arangolab.client.link.Link;
import org.arangolab.client.link.WrongProtocolException;

/**
 * One connection with many questions under way. Two daemon threads serve it: one connects and writes, one reads and
 * completes the answers. Whoever notices its end first tells everybody who waits, and both threads end. Idle for a
 * minute, it closes itself. The threads share only concurrent collections and volatile fields.
 */
final class VstConnection {
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final int BUFFER = 1 << 16;

    private final Link link;
    private final ChunkFormat format;
    private final Socket raw;
    private final CompletableFuture<byte[]> login;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<byte[]>> waiting = new ConcurrentHashMap<>();
    private final BlockingQueue<byte[]> outgoing = new LinkedBlockingQueue<>();
    private volatile Optional<IOException> end = Optional.empty();
    private volatile boolean heard;

    private VstConnection(Link link, ChunkFormat format, Socket raw, Optional<byte[]> login) {
        this.link = link;
        this.format = format;
        this.raw = raw;
        outgoing.add(format.greeting());
        this.login = login.map(message -> ask(message).answer())
                .orElseGet(() -> CompletableFuture.completedFuture(new byte[0]));
    }

    /** A question under way. */
    record Ticket(long id, CompletableFuture<byte[]> answer) {
    }

    /** Begins to connect; {@code login} is the first message, when there is one. */
    static VstConnection open(Link link, ChunkFormat format, Optional<byte[]> login) throws IOException {
        VstConnection connection = new VstConnection(link, format, link.sockets().createSocket(), login);
        connection.thread("out", connection::write);
        return connection;
    }

    private void thread(String direction, Runnable task) {
        Thread thread = new Thread(task, "vst " + direction + " " + link.endpoint().port());
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether it can be asked. */
    boolean usable() {
        return end.isEmpty();
    }

    /** Whether somebody waits for an answer. */
    boolean busy() {
        return !waiting.isEmpty();
    }

    /** Completes when the server has judged the credentials; the verdict itself shows in the answers that follow. */
    CompletableFuture<byte[]> login() {
        return login;
    }

    /** Sends a message; the answer has the same id. */
    Ticket ask(byte[] message) {
        Ticket ticket = new Ticket(lastId.incrementAndGet(), new CompletableFuture<>());
        waiting.put(ticket.id(), ticket.answer());
        outgoing.add(format.cut(ticket.id(), message));
        end.ifPresent(this::fail); // it may have ended between the caller's look and now
        return ticket;
    }

    /** Nobody waits for this answer any more; it is thrown away when it comes. */
    void forget(Ticket ticket) {
        waiting.remove(ticket.id());
    }

    private void write() {
        try (Socket socket = link.connect(raw)) {
            thread("in", () -> read(socket));
            OutputStream out = socket.getOutputStream();
            while (usable()) {
                byte[] bytes = outgoing.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                if (bytes != null) {
                    out.write(bytes);
                    out.flush();
                } else if (waiting.isEmpty()) {
                    fail(new EOFException("idle for too long"));
                }
            }
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException e) {
            fail(new ClientClosedException()); // nobody interrupts this thread but the end of the JVM
        }
    }

    private void read(Socket socket) {
        Assembly assembly = new Assembly();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER))) {
            while (usable()) {
                ChunkFormat.Chunk chunk = format.read(in);
                heard = true;
                assembly.add(chunk).ifPresent(message -> complete(chunk.id(), message));
            }
        } catch (EOFException | SocketException e) {
            fail(heard ? new EOFException("the server closed it")
                    : new WrongProtocolException("the server closed the connection instead of answering"));
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException | OutOfMemoryError e) {
            fail(new IOException(e)); // whatever it is: somebody waits for an answer
        }
    }

    private void complete(long id, byte[] message) {
        CompletableFuture<byte[]> answer = waiting.remove(id);
        if (answer != null) { // else nobody waits for it any more
            answer.complete(message);
        }
    }

    /** Ends it; the first reason counts. */
    void fail(IOException reason) {
        IOException why;
        synchronized (this) {
            why = end.orElse(reason);
            end = Optional.of(why);
        }
        closeSocket(why);
        outgoing.add(new byte[0]); // wakes the writer
        for (Long id : waiting.keySet()) {
            CompletableFuture<byte[]> answer = waiting.remove(id);
            if (answer != null) {
                answer.completeExceptionally(why);
            }
        }
    }

    private void closeSocket(IOException why) {
        try {
            raw.close();
        } catch (IOException e) {
            if (e != why) {
                why.addSuppressed(e);
            }
        }
    }
}
