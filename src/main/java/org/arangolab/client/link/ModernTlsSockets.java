package org.arangolab.client.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes TLS sockets that speak no version that is not safe, whatever Java's own settings allow. */
final class ModernTlsSockets extends SSLSocketFactory {
    private final SSLSocketFactory java;

    ModernTlsSockets(SSLSocketFactory java) {
        this.java = java;
    }

    private static Socket modern(Socket socket) {
        ((SSLSocket) socket).setEnabledProtocols(TlsClient.VERSIONS);
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return modern(java.createSocket());
    }

    @Override
    public Socket createSocket(Socket raw, String host, int port, boolean autoClose) throws IOException {
        return modern(java.createSocket(raw, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return modern(java.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return modern(java.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return modern(java.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return modern(java.createSocket(host, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return java.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return java.getSupportedCipherSuites();
    }
}
