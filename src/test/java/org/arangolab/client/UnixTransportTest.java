package org.arangolab.client;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/1.1 over a unix domain socket. */
class UnixTransportTest extends AbstractTransportTest {
    @TempDir
    private Path directory;

    @Override
    TestServer server() {
        return new UnixRelay(directory.resolve("ü s.sock"), new JettyTestServer(Wire.HTTP_1_1, Optional.empty()));
    }

    @Override
    Wire wire() {
        return Wire.HTTP_1_1;
    }
}
