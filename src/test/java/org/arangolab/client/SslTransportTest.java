package org.arangolab.client;

import java.nio.file.Path;
import java.util.Optional;
import org.arangolab.auth.ServerCertificate;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/1.1 over TLS, with the certificate that a run makes for itself. */
class SslTransportTest extends AbstractTransportTest {
    @TempDir
    private Path directory;

    @Override
    TestServer server() {
        return new JettyTestServer(Wire.HTTP_1_1,
                Optional.of(ServerCertificate.selfSigned(directory.resolve("server.pem"))));
    }

    @Override
    Wire wire() {
        return Wire.HTTP_1_1;
    }
}
