package dev.apriori.miner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.miner.fetch.TestCertificate;
import dev.apriori.mining.MiningException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsTest {
    @TempDir
    Path folder;

    private static ServerSettings settings(Path chain, Path key) {
        var certificate = Optional.of(new Access.Certificate(chain, key));
        return ServerSettings.at("127.0.0.1", 0)
                .with(new Access(ApiKeys.none(), certificate, Set.of(), OptionalInt.empty(), false));
    }

    @Test
    void aServerWithACertificateSpeaksHttps() throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        try (ModelServer server = ModelServer.start(settings(certificate.pem(), certificate.key()), Models.films("4"));
                HttpClient client = HttpClient.newBuilder()
                        .sslContext(certificate.trusting())
                        .build()) {
            assertThat(server.address()).hasScheme("https");

            var request = HttpRequest.newBuilder(server.address().resolve("recommend?items=1"));

            assertThat(client.send(request.build(), BodyHandlers.ofString()).body())
                    .contains("Manon of the Spring");
        }
    }

    @Test
    void filesThatHoldNoneAreNamed() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));

        assertThatThrownBy(() -> ModelServer.start(settings(empty, empty)))
                .isInstanceOf(MiningException.class)
                .hasMessageContaining("are no certificate and its key")
                .hasMessageContaining(empty.toString());
        assertThatThrownBy(() -> ModelServer.start(settings(folder.resolve("none.pem"), empty)))
                .hasMessage("certificate file '" + folder.resolve("none.pem") + "' cannot be read; give a PEM file");
    }
}
