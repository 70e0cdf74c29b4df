package org.arangolab.client;

/** VelocyStream 1.1. */
class VstTransportTest extends AbstractTransportTest {
    @Override
    TestServer server() {
        return new VstTestServer();
    }

    @Override
    Wire wire() {
        return Wire.VST_1_1;
    }
}
