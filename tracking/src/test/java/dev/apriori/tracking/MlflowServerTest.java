package dev.apriori.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.tracking.TrackingException.Misconfigured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowServerTest {
    private static final String URI = "https://mlflow.example.org/team";

    @Test
    void aServerIsWhereItsUriSays() {
        assertThat(MlflowServer.at(" " + URI + "// ").uri()).hasToString(URI);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mlflow",
                "localhost:5000",
                "databricks",
                "file:///mlruns",
                "sqlite:///x.db",
                "http://",
                "http://a b",
                "http://h:5000?x=1"
            })
    void whatIsNoWebAddressIsRefusedWithAnExample(String uri) {
        assertThatThrownBy(() -> MlflowServer.at(uri))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("'" + uri + "'")
                .hasMessageContaining("such as http://localhost:5000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ann:s3cret@localhost:5000", "ftp://ann:s3cret@localhost", "http://ann:s3cret@a b"})
    void credentialsInTheUriAreRefusedAndNotShown(String uri) {
        assertThatThrownBy(() -> MlflowServer.at(uri))
                .isInstanceOf(Misconfigured.class)
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void theEnvironmentGivesCredentialsThePasswordFirst() {
        var both = Map.of(
                "MLFLOW_TRACKING_USERNAME",
                "ann",
                "MLFLOW_TRACKING_PASSWORD",
                "s3cret",
                "MLFLOW_TRACKING_TOKEN",
                "t0ken");

        assertThat(MlflowServer.at(URI, both).credentials()).isEqualTo(new Credentials.Basic("ann", "s3cret"));
        assertThat(MlflowServer.at(URI, Map.of("MLFLOW_TRACKING_TOKEN", "t0ken\n"))
                        .credentials())
                .isEqualTo(new Credentials.Bearer("t0ken"));
        assertThat(MlflowServer.at(URI, Map.of()).credentials()).isEqualTo(new Credentials.Anonymous());
    }

    @Test
    void halfOfTheCredentialsAreRefusedByTheNameOfTheOtherHalf() {
        assertThatThrownBy(() -> MlflowServer.at(URI, Map.of("MLFLOW_TRACKING_PASSWORD", "s3cret")))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(
                        "MLFLOW_TRACKING_PASSWORD is set, but MLFLOW_TRACKING_USERNAME is not; set both or neither");
    }

    @Test
    void noTextFormShowsASecret() {
        MlflowServer server = MlflowServer.at(URI);

        assertThat(server.withCredentials(new Credentials.Basic("ann", "s3cret"))
                        .toString())
                .contains("ann", URI)
                .doesNotContain("s3cret");
        assertThat(server.withCredentials(new Credentials.Bearer("t0ken")).toString())
                .doesNotContain("t0ken");
    }

    @Test
    void theEnvironmentSaysWhomToTrust() {
        assertThat(MlflowServer.at(URI, Map.of("MLFLOW_TRACKING_SERVER_CERT_PATH", "/ca.pem"))
                        .tls())
                .isEqualTo(new Tls.ExtraAuthority(Path.of("/ca.pem")));
        assertThat(MlflowServer.at(URI, Map.of("MLFLOW_TRACKING_INSECURE_TLS", "TRUE"))
                        .tls())
                .isEqualTo(new Tls.Unchecked());
        assertThat(MlflowServer.at(URI, Map.of("MLFLOW_TRACKING_INSECURE_TLS", "false"))
                        .tls())
                .isEqualTo(new Tls.SystemTrust());
    }

    @Test
    void contradictionsAboutTrustAreRefused() {
        assertThatThrownBy(() -> MlflowServer.at(URI, Map.of("MLFLOW_TRACKING_INSECURE_TLS", "yes")))
                .hasMessageContaining("'yes'")
                .hasMessageContaining("true or false");
        assertThatThrownBy(() -> MlflowServer.at(
                        URI,
                        Map.of("MLFLOW_TRACKING_INSECURE_TLS", "true", "MLFLOW_TRACKING_SERVER_CERT_PATH", "/ca.pem")))
                .hasMessageContaining("both set");
    }

    @Test
    void aCertificateFileThatIsNoneIsNamed(@TempDir Path folder) throws Exception {
        for (Path file : new Path[] {folder.resolve("missing.pem"), Files.writeString(folder.resolve("x.pem"), "x")}) {
            var server = MlflowServer.at(URI).withTls(new Tls.ExtraAuthority(file));

            assertThatThrownBy(() -> Mlflow.connect(server))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("MLFLOW_TRACKING_SERVER_CERT_PATH " + file);
        }
    }
}
