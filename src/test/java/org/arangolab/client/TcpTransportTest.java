package org.arangolab.client;

import java.util.Optional;

/** HTTP/1.1 over plain TCP. */
class TcpTransportTest extends AbstractTransportTest {
    @Override
    TestServer server() {
        return new JettyTestServer(Wire.HTTP_1_1, Optional.empty());
    }

    @Override
    Wire wire() {
        return Wire.HTTP_1_1;
    }
}
