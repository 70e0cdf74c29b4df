package org.arangolab.client;

/** VelocyStream 1.0. */
class Vst10TransportTest extends AbstractTransportTest {
    @Override
    TestServer server() {
        return new VstTestServer();
    }

    @Override
    Wire wire() {
        return Wire.VST_1_0;
    }
}
