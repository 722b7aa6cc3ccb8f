package dev.apriori.tracking;

import dev.apriori.tracking.TrackingException.Misconfigured;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Turns {@link Tls} into Java's form of it. */
final class TlsContexts {
    private TlsContexts() {}

    /** @throws Misconfigured when the PEM file cannot be read */
    static SSLContext of(MlflowServer server) {
        Tls tls = server.tls();
        try {
            if (tls instanceof Tls.SystemTrust && server.isPlain()) {
                // to read the system's authorities, of which none is asked, would take a start a tenth of a second
                return trusting(new TrustManager[0]);
            }
            if (tls instanceof Tls.ExtraAuthority extra) {
                return trusting(managers(withSystemAuthorities(read(extra.pem()))));
            }
            if (tls instanceof Tls.Unchecked) {
                return trusting(new TrustManager[] {new TrustAnything()});
            }
            return SSLContext.getDefault();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot set up TLS", e);
        }
    }

    private static SSLContext trusting(TrustManager[] managers) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        return context;
    }

    private static Collection<? extends Certificate> read(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new CertificateException("no certificate in it");
            }
            return certificates;
        } catch (IOException | CertificateException e) {
            throw new Misconfigured(
                    "MLFLOW_TRACKING_SERVER_CERT_PATH " + pem + " cannot be used (" + e.getMessage()
                            + "); give a file of certificates in PEM form",
                    e);
        }
    }

    private static KeyStore withSystemAuthorities(Collection<? extends Certificate> extra)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager x509) {
                for (X509Certificate authority : x509.getAcceptedIssuers()) {
                    store.setCertificateEntry("system-" + number++, authority);
                }
            }
        }
        for (Certificate authority : extra) {
            store.setCertificateEntry("extra-" + number++, authority);
        }
        return store;
    }

    private static TrustManager[] managers(KeyStore storeOrSystem) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(storeOrSystem);
        return factory.getTrustManagers();
    }

    /** The extended form, because Java checks the host name itself where only the plain one is given. */
    private static final class TrustAnything extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
