package org.arangolab.client.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.EventListener;

/** Notices whether a call had to connect. Written by the thread that runs the call, read after its end. */
final class CallEvents extends EventListener {
    private volatile boolean connects;

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        connects = true;
    }

    boolean onKeptConnection() {
        return !connects;
    }
}
