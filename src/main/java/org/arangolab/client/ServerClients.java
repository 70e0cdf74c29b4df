package org.arangolab.client;

import org.arangolab.auth.Credentials;
import org.arangolab.auth.TlsTrust;
import org.arangolab.client.http.OkHttpTransport;
import org.arangolab.client.link.Diagnosis;
import org.arangolab.client.link.Link;
import org.arangolab.client.vst.VstTransport;
import org.arangolab.net.Endpoint;

/** Opens clients. Nothing is connected before the first request, and nothing of a protocol loaded that is not used. */
public final class ServerClients {
    private ServerClients() {
    }

    /** A client of a plain endpoint over HTTP/1.1. */
    public static ServerClient open(Endpoint endpoint, Credentials credentials) {
        return open(endpoint, Wire.HTTP_1_1, credentials, TlsTrust.SYSTEM);
    }

    /**
     * A client of any endpoint.
     *
     * @param trust whom to believe; matters only when the endpoint is TLS
     * @throws org.arangolab.ConfigException when the path of a unix socket is too long
     */
    public static ServerClient open(Endpoint endpoint, Wire wire, Credentials credentials, TlsTrust trust) {
        Endpoint reachable = endpoint.reachable();
        Link link = Link.to(reachable, trust);
        return new TransportClient(reachable, transport(link, wire, credentials), new Diagnosis(link, wire),
                credentials);
    }

    private static Transport transport(Link link, Wire wire, Credentials credentials) {
        return switch (wire) {
            case HTTP_1_1, HTTP_2 -> new OkHttpTransport(link, wire, credentials);
            case VST_1_0, VST_1_1 -> new VstTransport(link, wire, credentials);
        };
    }
}
