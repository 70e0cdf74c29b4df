package org.arangolab.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.LabFailureException;
import org.arangolab.auth.Credentials;
import org.arangolab.auth.ServerCertificate;
import org.arangolab.auth.TlsTrust;
import org.arangolab.client.ServerClient;
import org.arangolab.client.ServerClients;
import org.arangolab.client.Wire;
import org.arangolab.fs.Workspace;
import org.arangolab.net.Endpoint;
import org.arangolab.net.PortLease;
import org.arangolab.net.PortOwner;
import org.arangolab.net.PortPool;

/**
 * Where a server listens, and what a client must know to reach it: the leased port, the path of the unix socket, the
 * certificate. It stays the same over restarts; only a leased port that somebody else has taken is given up for
 * another.
 */
final class ServerAddress implements AutoCloseable {
    /** {@code sun_path} of unix(7) has 108 bytes, one of them for the end. */
    private static final int LONGEST_SOCKET_PATH = 107;
    private static final String KEYFILE = "ssl.keyfile";

    private final InstanceSpec spec;
    private volatile Endpoint endpoint;
    private volatile Optional<PortLease> lease;
    private final Optional<Path> socketDirectory;
    private final Optional<ServerCertificate> certificate;

    private ServerAddress(InstanceSpec spec, Endpoint endpoint, Optional<PortLease> lease,
                          Optional<Path> socketDirectory, Optional<ServerCertificate> certificate) {
        this.spec = spec;
        this.endpoint = endpoint;
        this.lease = lease;
        this.socketDirectory = socketDirectory;
        this.certificate = certificate;
    }

    /**
     * Takes what the spec asks for: a port, a socket's path, a certificate.
     *
     * @throws org.arangolab.ConfigException when a key file of the user's own cannot be used
     */
    static ServerAddress of(InstanceSpec spec, InstanceContext context, InstanceDirectories directories) {
        Optional<ServerCertificate> certificate = transport(spec) == Endpoint.Transport.SSL
                ? Optional.of(certificate(spec, directories)) : Optional.empty();
        if (spec.site().endpoint().isPresent()) {
            return new ServerAddress(spec, spec.site().endpoint().get(), Optional.empty(), Optional.empty(),
                    certificate);
        }
        if (spec.protocol() == Protocol.UNIX) {
            return onSocket(spec, directories);
        }
        PortLease lease = context.ports().lease();
        Endpoint endpoint = new Endpoint(transport(spec), spec.site().bind().address(), lease.port(), "");
        return new ServerAddress(spec, endpoint, Optional.of(lease), Optional.empty(), certificate);
    }

    private static Endpoint.Transport transport(InstanceSpec spec) {
        return spec.site().endpoint().map(Endpoint::transport).orElseGet(() -> switch (spec.protocol()) {
            case SSL -> Endpoint.Transport.SSL;
            case UNIX -> Endpoint.Transport.UNIX;
            case TCP, H2, VST -> Endpoint.Transport.TCP;
        });
    }

    /** Where the instance's own directory is too deep for a socket, a short one in the temporary directory serves. */
    private static ServerAddress onSocket(InstanceSpec spec, InstanceDirectories directories) {
        Path socket = directories.root().resolve("arangod.sock");
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH) {
            return new ServerAddress(spec, Endpoint.unix(socket), Optional.empty(), Optional.empty(), Optional.empty());
        }
        try {
            Path directory = Files.createTempDirectory("arangolab");
            return new ServerAddress(spec, Endpoint.unix(directory.resolve("arangod.sock")), Optional.empty(),
                    Optional.of(directory), Optional.empty());
        } catch (IOException e) {
            throw new LabFailureException("cannot make a directory for the unix socket of " + spec.name() + ": "
                    + Workspace.reason(e), e);
        }
    }

    /** The user's own, when the arguments name one; else one of this run. */
    private static ServerCertificate certificate(InstanceSpec spec, InstanceDirectories directories) {
        return Optional.ofNullable(spec.arguments().get(KEYFILE)).map(values -> Path.of(values.get(0)))
                .map(ServerCertificate::read)
                .orElseGet(() -> ServerCertificate.selfSigned(directories.certificate()));
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Takes another port, when it is for the lab to choose, and tells why; empty when it is not. */
    Optional<String> relocate(PortPool ports) {
        return lease.map(before -> {
            String holder = PortOwner.of(before.port()).map(PortOwner::toString).orElse("another process");
            PortLease other = ports.lease(); // while the old one is held: it cannot be the same
            lease = Optional.of(other);
            endpoint = new Endpoint(endpoint.transport(), endpoint.host(), other.port(), "");
            before.close();
            return holder + " had its port; it is started again at " + endpoint;
        });
    }

    /** Whether the socket lies in the temporary directory, because its path would have been too long. */
    boolean shortened() {
        return socketDirectory.isPresent();
    }

    ServerClient open(Credentials credentials) {
        Wire wire = switch (spec.protocol()) {
            case TCP, SSL, UNIX -> Wire.HTTP_1_1;
            case H2 -> Wire.HTTP_2;
            case VST -> Wire.VST_1_1;
        };
        return ServerClients.open(endpoint, wire, credentials,
                certificate.map(ServerCertificate::trust).orElse(TlsTrust.SYSTEM));
    }

    /** The options that the address needs. */
    List<Argument> arguments() {
        return certificate.map(own -> List.of(new Argument(KEYFILE, own.keyFile().toString(), "protocol")))
                .orElse(List.of());
    }

    /** The stand-in plays a 3.12, which does not speak VST any more, unless it is asked to (docs/stand-in.md). */
    Map<String, String> environment() {
        return spec.protocol() == Protocol.VST ? Map.of("ARANGOLAB_STANDIN_VST", "1") : Map.of();
    }

    @Override
    public void close() {
        lease.ifPresent(PortLease::close);
        socketDirectory.ifPresent(Workspace::remove);
    }
}
