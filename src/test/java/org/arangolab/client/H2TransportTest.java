package org.arangolab.client;

import java.util.Optional;

/** HTTP/2 by prior knowledge. */
class H2TransportTest extends AbstractTransportTest {
    @Override
    TestServer server() {
        return new JettyTestServer(Wire.HTTP_2, Optional.empty());
    }

    @Override
    Wire wire() {
        return Wire.HTTP_2;
    }
}
