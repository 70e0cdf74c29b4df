package org.arangolab.client;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** VelocyStream 1.1 over a unix domain socket. */
class VstUnixTransportTest extends AbstractTransportTest {
    @TempDir
    private Path directory;

    @Override
    TestServer server() {
        return new UnixRelay(directory.resolve("vst.sock"), new VstTestServer());
    }

    @Override
    Wire wire() {
        return Wire.VST_1_1;
    }
}
