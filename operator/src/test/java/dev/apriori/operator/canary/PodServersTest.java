package dev.apriori.operator.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.apriori.operator.canary.Servers.Answer;
import dev.apriori.operator.canary.Servers.Answer.Heard;
import dev.apriori.operator.canary.Servers.Answer.Silent;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodServersTest {
    private static final String STATISTICS = """
            {"name": "films", "version": "4", "requests": 12, "errors": 1, "uptime": 7,
             "latency": {"within": [{"milliseconds": 1, "requests": 3}, {"milliseconds": 10, "requests": 12}]},
             "feedback": {"byVersion": {
               "3": {"recommended": 50, "shown": 40, "clicked": 4, "watched": 1, "hits": 5, "hitRate": 0.125},
               "4": {"recommended": 9, "shown": 0, "clicked": 2, "watched": 0, "hits": 2, "hitRate": 0.2}}}}""";

    private final PodServers servers = new PodServers();
    private HttpServer server;

    @AfterEach
    void stop() {
        servers.close();
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void whatAServerHasCountedIsRead() throws IOException {
        Told told = ((Heard) ask(answering(200, STATISTICS))).told();

        assertThat(told.served()).isEqualTo(new Counts(12, 1, new TreeMap<>(Map.of(1L, 3L, 10L, 12L)), 0, 0));
        assertThat(told.fedBack("3")).isEqualTo(new Counts(0, 0, new TreeMap<>(), 40, 5));
        assertThat(told.fedBack("5")).isEqualTo(Counts.NONE);
    }

    @Test
    void whereNothingIsSaidToBeShownWhatWasRecommendedCounts() throws IOException {
        Told told = ((Heard) ask(answering(200, STATISTICS))).told();

        assertThat(told.fedBack("4").hit()).isEqualTo(new Proportion(2, 9));
    }

    @Test
    void aServerOfAnEarlierVersionCountsNothingAndSaysSo() throws IOException {
        assertThat(ask(answering(404, "{}")))
                .isInstanceOf(Silent.class)
                .asString()
                .contains("status 404");
    }

    @Test
    void whatIsNoStatisticsIsNotTaken() throws IOException {
        assertThat(ask(answering(200, "<html>"))).asString().contains("something else than statistics");
    }

    @Test
    void anEndlessAnswerIsCutOff() throws IOException {
        assertThat(ask(answering(200, " ".repeat(1 << 20) + STATISTICS))).isInstanceOf(Silent.class);
    }

    @Test
    void aServerThatIsNotThereDoesNotHinderTheOthers() throws IOException {
        URI there = answering(200, STATISTICS);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        URI gone = URI.create("http://127.0.0.1:" + port);
        Map<URI, Answer> answers = servers.ask(List.of(gone, there));

        assertThat(answers.get(there)).isInstanceOf(Heard.class);
        assertThat(answers.get(gone)).asString().contains(gone + " does not answer");
    }

    @Test
    void aCertificateForAnotherNameIsNoHindrance(@TempDir Path folder) throws Exception {
        HttpsServer https = HttpsServer.create(loopback(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(certified(folder.resolve("keys.p12"))));

        assertThat(ask(serving(https, "https", 200, STATISTICS))).isInstanceOf(Heard.class);
    }

    private Answer ask(URI address) {
        return servers.ask(List.of(address)).get(address);
    }

    private URI answering(int status, String body) throws IOException {
        return serving(HttpServer.create(loopback(), 0), "http", status, body);
    }

    private URI serving(HttpServer made, String scheme, int status, String body) {
        server = made;
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/statistics", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static SSLContext certified(Path keys) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "films",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=films.example.org",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
