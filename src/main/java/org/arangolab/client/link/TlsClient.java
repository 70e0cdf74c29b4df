package org.arangolab.client.link;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.arangolab.LabFailureException;
import org.arangolab.auth.TlsTrust;

/**
 * The client's side of TLS, 1.2 and newer.
 *
 * @param sockets encrypts connected sockets
 * @param trust   judges certificates
 */
public record TlsClient(SSLSocketFactory sockets, X509ExtendedTrustManager trust) {
    /** The versions that are safe. */
    static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    /** Believes those whom {@code trust} names. */
    static TlsClient trusting(TlsTrust trust) {
        try {
            CertificateJudge judge = new CertificateJudge(javaTrust(trust), trust.anchors().size());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {judge}, null);
            return new TlsClient(new ModernTlsSockets(context.getSocketFactory()), judge);
        } catch (GeneralSecurityException | IOException e) {
            throw new LabFailureException("this Java cannot speak TLS: " + e, e);
        }
    }

    private static X509ExtendedTrustManager javaTrust(TlsTrust trust) throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trust.anchors().isEmpty() ? null : store(trust));
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    private static KeyStore store(TlsTrust trust) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (X509Certificate anchor : trust.anchors()) {
            store.setCertificateEntry("anchor-" + store.size(), anchor);
        }
        return store;
    }
}
