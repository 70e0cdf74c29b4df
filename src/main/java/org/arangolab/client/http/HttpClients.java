package org.arangolab.client.http;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.arangolab.client.Wire;
import org.arangolab.client.link.Link;
import org.arangolab.client.link.TlsClient;
import org.arangolab.client.link.WrongProtocolException;

/**
 * OkHttp, set up for a link. Its own limits of time are off, because the caller has a deadline; so is its silent
 * repetition of failed requests. Up to eight idle connections are kept for a minute.
 */
final class HttpClients {
    private static final int KEPT = 8;
    private static final int KEPT_MINUTES = 1;

    private HttpClients() {
    }

    static OkHttpClient open(Link link, Wire wire, HttpThreads threads) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(KEPT, KEPT_MINUTES, TimeUnit.MINUTES))
                .connectTimeout(Duration.ZERO)
                .dispatcher(threads.dispatcher())
                .eventListenerFactory(call -> call.request().tag(CallEvents.class))
                .fastFallback(false)
                .followRedirects(false)
                .readTimeout(Duration.ZERO)
                .retryOnConnectionFailure(false)
                .socketFactory(link.sockets())
                .writeTimeout(Duration.ZERO);
        if (link.isUnix()) {
            builder.dns(host -> List.of(InetAddress.getLoopbackAddress())); // one address is one attempt
        }
        link.tls().ifPresentOrElse(tls -> overTls(builder, tls, wire), () -> plain(builder, wire));
        return builder.build();
    }

    /** Without the specification of TLS: OkHttp would load Java's authorities, for a tenth of a second. */
    private static void plain(OkHttpClient.Builder builder, Wire wire) {
        builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .protocols(List.of(wire == Wire.HTTP_2 ? Protocol.H2_PRIOR_KNOWLEDGE : Protocol.HTTP_1_1));
    }

    private static void overTls(OkHttpClient.Builder builder, TlsClient tls, Wire wire) {
        builder.connectionSpecs(List.of(ConnectionSpec.MODERN_TLS)).sslSocketFactory(tls.sockets(), tls.trust());
        if (wire == Wire.HTTP_2) { // OkHttp insists on offering 1.1 too
            builder.protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
                    .addNetworkInterceptor(HttpClients::onlyHttp2);
        } else {
            builder.protocols(List.of(Protocol.HTTP_1_1));
        }
    }

    private static okhttp3.Response onlyHttp2(Interceptor.Chain chain) throws IOException {
        if (chain.connection().protocol() != Protocol.HTTP_2) {
            throw new WrongProtocolException("it did not choose it by ALPN");
        }
        return chain.proceed(chain.request());
    }
}
