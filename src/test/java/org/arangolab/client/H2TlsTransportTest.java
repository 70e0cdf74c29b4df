package org.arangolab.client;

import java.nio.file.Path;
import java.util.Optional;
import org.arangolab.auth.ServerCertificate;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/2 over TLS, agreed on by ALPN. */
class H2TlsTransportTest extends AbstractTransportTest {
    @TempDir
    private Path directory;

    @Override
    TestServer server() {
        return new JettyTestServer(Wire.HTTP_2,
                Optional.of(ServerCertificate.selfSigned(directory.resolve("server.pem"))));
    }

    @Override
    Wire wire() {
        return Wire.HTTP_2;
    }
}
