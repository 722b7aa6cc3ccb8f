package dev.apriori.miner.server;

import dev.apriori.mining.MiningException;
import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import java.nio.file.Files;
import java.nio.file.Path;

/** HTTPS by a certificate in PEM files. */
final class Https {
    private Https() {}

    /** @throws MiningException that names the files, when they hold no certificate and its key */
    static Tls tls(Access.Certificate certificate) {
        checkReadable(certificate.chain());
        checkReadable(certificate.key());
        try {
            Keys keys = Keys.builder()
                    .pem(pem ->
                            pem.certChain(Resource.create(certificate.chain())).key(Resource.create(certificate.key())))
                    .build();
            return Tls.builder().privateKey(keys).privateKeyCertChain(keys).build();
        } catch (RuntimeException e) { // what Helidon throws for files of another kind
            throw new MiningException(
                    "'" + certificate.chain() + "' and '" + certificate.key()
                            + "' are no certificate and its key: " + e.getMessage()
                            + "; give PEM files, the key in PKCS #8 without a password",
                    e);
        }
    }

    private static void checkReadable(Path file) {
        if (!Files.isReadable(file)) {
            throw new MiningException("certificate file '" + file + "' cannot be read; give a PEM file");
        }
    }
}
