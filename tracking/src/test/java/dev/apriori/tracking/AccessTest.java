package dev.apriori.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.tracking.Between.Fate;
import dev.apriori.tracking.TrackingException.Misconfigured;
import dev.apriori.tracking.TrackingException.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Getting to a server and being let in: TLS, tokens, host names. */
class AccessTest {
    private static final String NAME = "Default";

    private static Between askingForToken(String token) {
        return Between.deciding(
                call -> ("Bearer " + token).equals(call.getRequestHeaders().getFirst("Authorization"))
                        ? new Fate.PassedOn()
                        : new Fate.Instead(401, "who are you?"));
    }

    @Test
    void aTokenLetsIn() {
        try (var between = askingForToken("t0ken")) {
            var server = MlflowServer.at(between.uri()).withCredentials(new Credentials.Bearer("t0ken"));

            assertThat(Mlflow.connect(server).experiments().find(NAME)).isPresent();
        }
    }

    @Test
    void aWrongTokenIsRefusedOnceWithWhatToSet() {
        try (var between = askingForToken("t0ken")) {
            var server = MlflowServer.at(between.uri()).withCredentials(new Credentials.Bearer("wr0ng"));

            assertThatThrownBy(() -> Mlflow.connect(server).experiments().find(NAME))
                    .isInstanceOf(Refused.class)
                    .hasMessage("MLflow at " + between.uri() + " refuses this token; set MLFLOW_TRACKING_USERNAME and"
                            + " MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN");
            assertThat(between.calls()).hasSize(1);
        }
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsTrustedOnlyWhenSaid(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        Path certificate = folder.resolve("ca.pem");
        keytool(List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost"), store);
        keytool(List.of("-exportcert", "-rfc", "-file", certificate.toString()), store);
        try (var between = Between.speakingTls(presenting(store))) {
            MlflowServer server = MlflowServer.at(between.uri());

            assertThatThrownBy(() -> Mlflow.connect(server).experiments().find(NAME))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("MLFLOW_TRACKING_SERVER_CERT_PATH");
            assertThat(Mlflow.connect(server.withTls(new Tls.ExtraAuthority(certificate)))
                            .experiments()
                            .find(NAME))
                    .isPresent();
            var otherName = MlflowServer.at(between.uri().replace("localhost", "127.0.0.1"));
            assertThatThrownBy(() -> Mlflow.connect(otherName.withTls(new Tls.ExtraAuthority(certificate)))
                            .version())
                    .isInstanceOf(Misconfigured.class);
            assertThat(Mlflow.connect(otherName.withTls(new Tls.Unchecked())).version())
                    .startsWith("3.");
        }
    }

    @Test
    void httpsToAServerWithoutTlsSaysSo() {
        var server = MlflowServer.at(RealMlflow.server().uri().toString().replace("http:", "https:"));

        assertThatThrownBy(() -> Mlflow.connect(server, Patience.once()).version())
                .isInstanceOf(TrackingException.class)
                .hasMessageContaining("https://127.0.0.1");
    }

    /** A tunnel leaves the name that the client has used, as a Service in a cluster does. */
    @Test
    void aHostNameThatTheServerDoesNotServeIsNamedWithTheFix() throws IOException {
        InetAddress otherName = InetAddress.getByName("127.0.0.2");
        try (var tunnel = new ServerSocket(0, 5, otherName)) {
            Executors.newCachedThreadPool(AccessTest::daemon).execute(() -> relay(tunnel));
            String authority = "127.0.0.2:" + tunnel.getLocalPort();
            var mlflow = Mlflow.connect(MlflowServer.at("http://" + authority));

            assertThat(mlflow.version()).as("said under any name").isNotEmpty();
            assertThatThrownBy(() -> mlflow.experiments().find(NAME))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("does not serve under the name '" + authority + "'")
                    .hasMessageContaining("--allowed-hosts");
        }
    }

    private static void relay(ServerSocket tunnel) {
        var threads = Executors.newCachedThreadPool(AccessTest::daemon);
        while (!tunnel.isClosed()) {
            try {
                Socket client = tunnel.accept();
                Socket server = new Socket(
                        InetAddress.getLoopbackAddress(),
                        RealMlflow.server().uri().getPort());
                threads.execute(() -> pipe(client, server));
                threads.execute(() -> pipe(server, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void pipe(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // by the other direction
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    private static void keytool(List<String> arguments, Path store) throws Exception {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(arguments);
        command.addAll(List.of("-alias", "mlflow", "-keystore", store.toString(), "-storepass", "changeit"));
        assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor())
                .isZero();
    }

    private static SSLContext presenting(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
