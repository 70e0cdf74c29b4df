package org.arangolab.client;

import com.arangodb.velocypack.VPackBuilder;
import com.arangodb.velocypack.VPackSlice;
import com.arangodb.velocypack.ValueType;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.arangolab.auth.ServerCertificate;
import org.arangolab.auth.TlsTrust;
import org.arangolab.net.Endpoint;

/** A VelocyStream server, by the official VelocyPack library, so that it does not share the client's mistakes. */
final class VstTestServer implements TestServer {
    private static final int CHUNK = 30_000;
    private static final String[] METHODS = {"DELETE", "GET", "POST", "PUT", "HEAD", "PATCH", "OPTIONS"};

    private final Optional<ServerCertificate> certificate;
    private final ServerSocketFactory sockets;
    private final Script script = new Script();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private ExecutorService workers;
    private int port;
    private ServerSocket listener;
    private Thread acceptor;

    /** Plain. */
    VstTestServer() {
        this(Optional.empty());
    }

    /** Over TLS when there is a certificate. */
    VstTestServer(Optional<ServerCertificate> certificate) {
        this.certificate = certificate;
        this.sockets = certificate.map(c -> (ServerSocketFactory) TestCertificates.context(c).getServerSocketFactory())
                .orElseGet(ServerSocketFactory::getDefault);
        start();
    }

    @Override
    public TlsTrust trust() {
        return certificate.map(ServerCertificate::trust).orElse(TlsTrust.SYSTEM);
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint(certificate.isPresent() ? Endpoint.Transport.SSL : Endpoint.Transport.TCP, "127.0.0.1",
                port,
                "");
    }

    @Override
    public Script script() {
        return script;
    }

    @Override
    public int connections() {
        return open.size();
    }

    @Override
    public int accepted() {
        return accepted.get();
    }

    @Override
    public void start() {
        try {
            ServerSocket socket = sockets.createServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            port = socket.getLocalPort();
            listener = socket;
            workers = Executors.newCachedThreadPool();
            acceptor = daemon(() -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            listener.close();
            workers.shutdownNow();
            acceptor.join(); // the port is free only when nobody accepts on it any more
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "script");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                accepted.incrementAndGet();
                open.add(client);
                daemon(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client; DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()))) {
            byte[] greeting = new byte[11];
            in.readFully(greeting);
            String version = new String(greeting, StandardCharsets.US_ASCII);
            if (version.startsWith("VST/1.")) {
                new Session(client, version.startsWith("VST/1.1")).run(in);
            }
        } catch (IOException e) {
            // the client went
        }
        open.remove(client);
    }

    /** One connection. */
    private final class Session {
        private final Socket client;
        private final OutputStream out;
        private final boolean lengthInEachChunk;
        private final Map<Long, ByteArrayOutputStream> parts = new HashMap<>();
        private final Map<Long, Integer> missing = new HashMap<>();
        private volatile String authorization = "";

        Session(Socket client, boolean lengthInEachChunk) throws IOException {
            this.client = client;
            this.out = client.getOutputStream();
            this.lengthInEachChunk = lengthInEachChunk;
        }

        void run(DataInputStream in) throws IOException {
            while (true) {
                int length = Integer.reverseBytes(in.readInt());
                int chunkX = Integer.reverseBytes(in.readInt());
                long id = Long.reverseBytes(in.readLong());
                boolean first = (chunkX & 1) == 1;
                boolean tells = lengthInEachChunk || first && chunkX >> 1 > 1;
                if (tells) {
                    in.readLong();
                }
                byte[] content = new byte[length - (tells ? 24 : 16)];
                in.readFully(content);
                if (first) {
                    missing.put(id, chunkX >> 1);
                }
                parts.computeIfAbsent(id, i -> new ByteArrayOutputStream()).writeBytes(content);
                if (missing.merge(id, -1, Integer::sum) == 0) {
                    message(id, parts.remove(id).toByteArray());
                }
            }
        }

        private void message(long id, byte[] message) throws IOException {
            VPackSlice head = new VPackSlice(message);
            if (head.get(1).getAsInt() == 1000) {
                authorization = head.get(2).getAsString().equals("jwt") ? "bearer " + head.get(3).getAsString()
                        : "Basic " + Base64.getEncoder().encodeToString((head.get(3).getAsString() + ":"
                                + head.get(4).getAsString()).getBytes(StandardCharsets.UTF_8));
                answer(id, Script.Reply.of(200, "", new byte[0]), "");
                return;
            }
            Script.Seen seen = seen(head, message);
            ExecutorService now = workers;
            now.execute(() -> {
                try {
                    answer(id, script.answer(seen), seen.method());
                } catch (IOException e) {
                    // the client went
                }
            });
        }

        private Script.Seen seen(VPackSlice head, byte[] message) {
            Map<String, String> headers = new TreeMap<>();
            fields(head.get(6)).forEachRemaining(f -> headers.put(f.getKey(), f.getValue().getAsString()));
            byte[] body = Arrays.copyOfRange(message, head.getByteSize(), message.length);
            if (!headers.containsKey("content-type") && body.length > 0) {
                body = JsonText.write(VelocyPackValues.read(new VPackSlice(body)));
            }
            StringBuilder query = new StringBuilder();
            fields(head.get(5)).forEachRemaining(f -> query.append(query.isEmpty() ? "" : "&").append(f.getKey())
                    .append('=').append(UrlPath.segment(f.getValue().getAsString())));
            String database = head.get(2).getAsString();
            String prefix = database.equals("_system") ? "" : "/_db/" + UrlPath.segment(database);
            return new Script.Seen(METHODS[head.get(3).getAsInt()], prefix + head.get(4).getAsString(),
                    query.toString(),
                    headers, authorization, body);
        }

        private static Iterator<Map.Entry<String, VPackSlice>> fields(VPackSlice object) {
            return object.objectIterator();
        }

        private void answer(long id, Script.Reply reply, String method) throws IOException {
            VPackBuilder head = new VPackBuilder().add(ValueType.ARRAY).add(1L).add(2L).add((long) reply.status())
                    .add(ValueType.OBJECT);
            boolean json = "application/json".equals(reply.headers().get("content-type"));
            reply.headers().forEach((name, value) -> {
                if (!json || !name.equals("content-type")) {
                    head.add(name, value);
                }
            });
            byte[] headBytes = head.close().close().slice().toByteArray();
            byte[] body = method.equals("HEAD") ? new byte[0] : json ? VelocyPackValues.write(
                    JsonText.read(reply.body()).orElseThrow()) : reply.body();
            byte[] message = Arrays.copyOf(headBytes, headBytes.length + body.length);
            System.arraycopy(body, 0, message, headBytes.length, body.length);
            send(id, message, reply.reset());
        }

        private synchronized void send(long id, byte[] message, boolean reset) throws IOException {
            int count = Math.max(1, (message.length + CHUNK - 1) / CHUNK);
            for (int i = 0; i < count; i++) {
                int size = Math.min(CHUNK, message.length - i * CHUNK);
                boolean tells = lengthInEachChunk || i == 0 && count > 1;
                ByteBuffer chunk = ByteBuffer.allocate(24 + size).order(ByteOrder.LITTLE_ENDIAN);
                chunk.putInt(size + (tells ? 24 : 16)).putInt(i == 0 ? count << 1 | 1 : i << 1).putLong(id);
                if (tells) {
                    chunk.putLong(message.length);
                }
                chunk.put(message, i * CHUNK, size);
                out.write(chunk.array(), 0, reset ? chunk.position() / 2 : chunk.position());
            }
            if (reset) {
                client.close();
            }
        }
    }
}
