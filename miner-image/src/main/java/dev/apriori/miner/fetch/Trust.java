package dev.apriori.miner.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose certificates are believed: those that the JVM trusts, and the authorities in one file more. */
final class Trust {
    static final String FILE = "APRIORI_CA_CERT";

    private final String file;

    private Trust(String file) {
        this.file = file;
    }

    /** Nothing is read before it is needed. */
    static Trust from(Map<String, String> environment) {
        return new Trust(environment.getOrDefault(FILE, ""));
    }

    /** Whether there is more to trust than what the JVM does by itself. */
    boolean isExtended() {
        return !file.isEmpty();
    }

    /** @throws SourceException when the file holds no certificate */
    TrustManager[] managers() {
        List<Certificate> authorities = certificates();
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate authority : authorities) {
                store.setCertificateEntry("given-" + store.size(), authority);
            }
            for (TrustManager manager : managers(null)) {
                if (manager instanceof X509TrustManager x509) {
                    for (Certificate authority : x509.getAcceptedIssuers()) {
                        store.setCertificateEntry("known-" + store.size(), authority);
                    }
                }
            }
            return managers(store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JVM's own truststore cannot be read", e);
        }
    }

    /** @throws SourceException when the file holds no certificate */
    SSLSocketFactory sockets() {
        try {
            if (!isExtended()) {
                return SSLContext.getDefault().getSocketFactory();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java speaks TLS", e);
        }
    }

    private List<Certificate> certificates() {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            List<Certificate> found =
                    new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException | CertificateException unreadable) {
            // told below: whatever is wrong with the file, the fix is the same
        }
        throw new SourceException(
                FILE + " '" + file + "' cannot be read as certificates; name a file of certificates in PEM");
    }

    /** @param store of authorities; null for the JVM's own, as the factory has it */
    private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** Whether a connection failed because its certificate is not believed: no retry will change that. */
    static boolean isRefusal(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(CertificateException.class::isInstance);
    }

    static SourceException refusal(DataSource source) {
        return new SourceException(
                source,
                "has a certificate that is not trusted",
                "correct the address, or set " + FILE + " to a PEM file with its authority");
    }
}
