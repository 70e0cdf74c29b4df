package org.arangolab.client.link;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.arangolab.client.ConnectionFailedException.Kind;
import org.arangolab.client.Wire;
import org.arangolab.time.Deadline;
import org.arangolab.time.Durations;

/**
 * Says why no answer came. Decided by the types of exceptions and by a look at the other end ({@link PeerProbe}), never
 * by the words of a library.
 */
public final class Diagnosis {
    private final Link link;
    private final Wire wire;
    private final PeerProbe probe;

    /** Of failures on this link. */
    public Diagnosis(Link link, Wire wire) {
        this.link = link;
        this.wire = wire;
        this.probe = new PeerProbe(link);
    }

    /**
     * A reason.
     *
     * @param kind as a fact
     * @param text completes the sentence "… got no answer: "
     */
    public record Finding(Kind kind, String text) {
    }

    /**
     * Explains a failure.
     *
     * @param answered whether this server has answered before, and so speaks the protocol
     */
    public Finding explain(IOException e, Deadline deadline, boolean answered) {
        return simple(e, deadline)
                .or(() -> find(e, CertificateJudge.RefusedException.class)
                        .map(refused -> new Finding(refused.kind(), refused.getMessage())))
                .or(() -> answered ? Optional.empty() : firstContact(e, deadline))
                .orElseGet(() -> new Finding(Kind.BROKEN, "the connection broke: " + said(e)));
    }

    private Optional<Finding> simple(IOException e, Deadline deadline) {
        if (e instanceof ClientClosedException) {
            return found(Kind.CLIENT_CLOSED, "the client is closed");
        }
        if (e instanceof SocketTimeoutException) {
            return found(Kind.TIMED_OUT, "none within " + Durations.text(deadline.limit()));
        }
        if (e instanceof UnknownHostException) {
            return found(Kind.UNREACHABLE, "the host " + link.endpoint().host() + " is unknown");
        }
        if (e instanceof NoRouteToHostException) {
            return found(Kind.UNREACHABLE, said(e));
        }
        if (link.isUnix() && !Files.exists(Path.of(link.endpoint().path()))) {
            return found(Kind.UNREACHABLE, "connection refused: there is no such socket");
        }
        return e instanceof ConnectException ? found(Kind.UNREACHABLE, "connection refused") : Optional.empty();
    }

    private Optional<Finding> firstContact(IOException e, Deadline deadline) {
        return link.tls().isPresent() ? tlsContact(e, deadline) : plainContact(e, deadline);
    }

    private Optional<Finding> tlsContact(IOException e, Deadline deadline) {
        Peer peer = probe.greetTls(deadline);
        if (peer == Peer.OLD_TLS) {
            return found(Kind.TLS_TOO_OLD, "it speaks no TLS newer than 1.1, which is not safe; "
                    + "start the server with --ssl.protocol 5 or more");
        }
        if (!peer.speaksTls() && peer != Peer.ABSENT && peer != Peer.SILENT) {
            return found(Kind.NOT_TLS, "it does not speak TLS"
                    + (peer == Peer.HTTP_1 ? " but plain HTTP" : "") + "; use a tcp:// endpoint");
        }
        if (find(e, SSLPeerUnverifiedException.class).isPresent()) {
            return found(Kind.WRONG_HOST, "its certificate is not for " + link.endpoint().host());
        }
        if (e instanceof SSLException) {
            return found(Kind.BROKEN, "the TLS handshake failed: " + said(e));
        }
        return otherProtocol(e, peer);
    }

    private Optional<Finding> plainContact(IOException e, Deadline deadline) {
        Peer peer = link.isUnix() ? Peer.OTHER : probe.greetTls(deadline);
        if (peer.speaksTls()) {
            return found(Kind.UNEXPECTED_TLS, "it speaks TLS; use an ssl:// endpoint");
        }
        return otherProtocol(e, peer == Peer.ABSENT || wire == Wire.HTTP_1_1 ? peer : probe.greetHttp2(deadline));
    }

    private Optional<Finding> otherProtocol(IOException e, Peer peer) {
        boolean answersHttp1 = wire == Wire.HTTP_2 && peer == Peer.HTTP_1;
        boolean gone = peer == Peer.ABSENT || peer == Peer.SILENT;
        if (!answersHttp1 && (gone || !(e instanceof WrongProtocolException))) {
            return Optional.empty();
        }
        return found(Kind.WRONG_PROTOCOL, "this server does not speak " + wire.title() + " ("
                + (answersHttp1 ? "it answers in HTTP/1" : said(e)) + "); "
                + (wire == Wire.HTTP_2 ? "use protocol tcp or ssl"
                : "servers from 3.12 on do not: use another protocol"));
    }

    private static Optional<Finding> found(Kind kind, String text) {
        return Optional.of(new Finding(kind, text));
    }

    private static String said(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static <T extends Throwable> Optional<T> find(Throwable e, Class<T> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
