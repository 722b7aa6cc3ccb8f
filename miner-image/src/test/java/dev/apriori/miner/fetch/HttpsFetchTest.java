package dev.apriori.miner.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsFetchTest {
    private static final byte[] CONTENT = Given.bytes(50_000);

    @TempDir
    static Path keys;

    private static TestCertificate certificate;

    @TempDir
    Path cache;

    private DataServer server;
    private DataServer other;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = TestCertificate.in(keys);
    }

    @BeforeEach
    void start() throws IOException {
        server = DataServer.https(certificate.context(), CONTENT);
        other = DataServer.https(certificate.context(), CONTENT);
    }

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    @Test
    void anAuthorityOfOnesOwnIsTrustedOnceItIsGiven() {
        assertThat(fetch(Map.of()).file()).hasBinaryContent(CONTENT);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefusedAtOnce() {
        RecordingProgress progress = new RecordingProgress();
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> Given.fetcher(cache).fetch(server.source("/x.csv"), Optional.empty(), progress))
                .withMessage(
                        "spec.dataset.uri '%s' has a certificate that is not trusted; correct the address, or set"
                                + " APRIORI_CA_CERT to a PEM file with its authority",
                        server.source("/x.csv").shown());
        assertThat(progress.pauses()).isEmpty();
    }

    @Test
    void aFileOfAuthoritiesThatIsNoneIsTold() throws IOException {
        Path empty = Files.writeString(keys.resolve("empty.pem"), "");
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> fetch(Map.of("APRIORI_CA_CERT", empty.toString())))
                .withMessage(
                        "APRIORI_CA_CERT '%s' cannot be read as certificates; name a file of certificates in PEM",
                        empty);
    }

    @Test
    void aTokenIsSentAsBearer() {
        fetch(Map.of("APRIORI_DATA_TOKEN", "tok3n\n", "APRIORI_DATA_USERNAME", "ada"));
        assertThat(authorization(server)).isEqualTo("Bearer tok3n");
    }

    @Test
    void aUserNameAndItsPasswordAreSentAsBasic() {
        fetch(Map.of("APRIORI_DATA_USERNAME", "ada", "APRIORI_DATA_PASSWORD", "lovelace"));
        assertThat(authorization(server)).isEqualTo("Basic YWRhOmxvdmVsYWNl");
    }

    @Test
    void redirectsAreFollowedWithCredentialsForTheFirstHostAlone() {
        server.next(
                server.redirect(server.uri("127.0.0.1", "/moved")), server.redirect(other.uri("127.0.0.1", "/there")));
        assertThat(fetch(Map.of("APRIORI_DATA_TOKEN", "tok3n")).file())
                .hasFileName("x.csv")
                .hasBinaryContent(CONTENT);
        assertThat(server.requests())
                .hasSize(2)
                .allSatisfy(
                        request -> assertThat(request.getFirst("Authorization")).isEqualTo("Bearer tok3n"));
        assertThat(other.requests())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.containsKey("Authorization")).isFalse());
    }

    @Test
    void aRedirectToPlainHttpIsRefused() throws IOException {
        try (DataServer plain = DataServer.http(CONTENT)) {
            URI target = plain.uri("127.0.0.1", "/x.csv");
            server.next(server.redirect(target));
            assertThatExceptionOfType(SourceException.class)
                    .isThrownBy(() -> fetch(Map.of()))
                    .withMessageContaining("redirects to '" + target + "', which is not an https address; ");
            assertThat(plain.requests()).isEmpty();
        }
    }

    @Test
    void aCircleOfRedirectsEnds() {
        DataServer.Mishap around = server.redirect(server.uri("127.0.0.1", "/x.csv"));
        server.next(around, around, around, around, around, around, around, around, around, around, around);
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> fetch(Map.of()))
                .withMessageContaining("redirects more than 10 times; ");
    }

    @Test
    void refusedCredentialsAreNotRepeatedInTheMessage() {
        server.next(server.status(401));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> fetch(Map.of("APRIORI_DATA_TOKEN", "tok3n")))
                .withMessageContaining("is refused (401); check the credentials in APRIORI_DATA_TOKEN")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("tok3n"));
    }

    private Fetched fetch(Map<String, String> given) {
        Map<String, String> environment =
                new HashMap<>(Map.of("APRIORI_CA_CERT", certificate.pem().toString()));
        environment.putAll(given);
        return new Fetcher(Given.settings(cache), environment)
                .fetch(server.source("/x.csv"), Optional.empty(), Progress.silent());
    }

    private static String authorization(DataServer server) {
        return server.requests().getFirst().getFirst("Authorization");
    }
}
