package org.arangolab.client;

import java.nio.file.Path;
import java.util.Optional;
import org.arangolab.auth.ServerCertificate;
import org.junit.jupiter.api.io.TempDir;

/** VelocyStream 1.1 over TLS. */
class VstTlsTransportTest extends AbstractTransportTest {
    @TempDir
    private Path directory;

    @Override
    TestServer server() {
        return new VstTestServer(Optional.of(ServerCertificate.selfSigned(directory.resolve("server.pem"))));
    }

    @Override
    Wire wire() {
        return Wire.VST_1_1;
    }
}
