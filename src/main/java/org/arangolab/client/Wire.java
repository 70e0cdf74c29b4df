package org.arangolab.client;

/** What is spoken over an endpoint, whatever the endpoint is made of: plain TCP, TLS or a unix socket. */
public enum Wire {
    /** HTTP/1.1. */
    HTTP_1_1("HTTP/1.1"),
    /** HTTP/2: by prior knowledge on a plain endpoint, agreed on by ALPN over TLS. */
    HTTP_2("HTTP/2"),
    /** VelocyStream 1.0, of servers from 3.1 to 3.11. */
    VST_1_0("VelocyStream 1.0"),
    /** VelocyStream 1.1, of servers from 3.2 to 3.11. */
    VST_1_1("VelocyStream 1.1");

    private final String title;

    Wire(String title) {
        this.title = title;
    }

    /** As people write it. */
    public String title() {
        return title;
    }
}
