package org.arangolab.standin.http.vst;

import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.arangolab.standin.http.Admission;
import org.arangolab.standin.http.RequestHandler;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;

/**
 * Recognises VelocyStream by its first bytes on a port that speaks HTTP too, and serves it or, like ArangoDB 3.12,
 * closes the connection. Source: facts/server.md 5.6.
 */
public final class VstConnectionFactory extends AbstractConnectionFactory implements ConnectionFactory.Detecting {
    private static final String NAME = "vst";

    private final RequestHandler handler;
    private final Admission admission;
    private final boolean served;
    private final long limit;

    /**
     * For one server.
     *
     * @param served whether to serve it
     * @param limit  of the bytes a connection may have in unfinished messages
     */
    public VstConnectionFactory(RequestHandler handler, Admission admission, boolean served, long limit) {
        super(NAME);
        this.handler = handler;
        this.admission = admission;
        this.served = served;
        this.limit = limit;
    }

    @Override
    public Detection detect(ByteBuffer start) {
        if (VstVersion.of(start).isPresent()) {
            return Detection.RECOGNIZED;
        }
        for (VstVersion version : VstVersion.values()) {
            if (start.remaining() < version.prefaceLength() && version.beginsLike(start)) {
                return Detection.NEED_MORE_BYTES;
            }
        }
        return Detection.NOT_RECOGNIZED;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        if (!served) {
            return new Refusal(endPoint, connector.getExecutor());
        }
        boolean unixSocket = endPoint.getLocalSocketAddress() instanceof UnixDomainSocketAddress;
        return configure(new VstConnection(endPoint, connector.getExecutor(),
                new VstSession(handler, admission, unixSocket), limit), connector, endPoint);
    }

    /** Says nothing and closes. */
    private static final class Refusal extends AbstractConnection implements Connection.UpgradeTo {
        Refusal(EndPoint endPoint, Executor executor) {
            super(endPoint, executor);
        }

        @Override
        public void onUpgradeTo(ByteBuffer start) {
            start.position(start.limit());
        }

        @Override
        public void onOpen() {
            super.onOpen();
            close();
        }

        @Override
        public void onFillable() {
            close();
        }
    }
}
