package dev.apriori.miner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.miner.server.Client.Answer;
import dev.apriori.miner.server.ServerSettings.Timeouts;
import dev.apriori.mining.MiningException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LifecycleTest {
    private static final ServerSettings ANY_PORT = ServerSettings.at("127.0.0.1", 0);

    @Test
    void aServerWithAModelIsReady() {
        try (ModelServer server = ModelServer.start(ANY_PORT, Models.films("4"));
                Client client = new Client(server.port())) {
            for (String path : List.of("/ping", "/health")) {
                Answer answer = client.get(path);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("\n");
                assertThat(answer.contentType()).isEqualTo("application/json");
            }
            assertThat(client.get("/version").body()).isNotBlank();
            assertThat(server.address()).hasToString("http://127.0.0.1:" + server.port() + "/");
        }
    }

    @Test
    void aServerWithoutAModelIsNotReadyUntilOneComes() {
        try (ModelServer server = ModelServer.start(ANY_PORT);
                Client client = new Client(server.port())) {
            for (String path : List.of("/ping", "/health", "/model", "/recommend?items=1")) {
                Answer answer = client.get(path);
                assertThat(answer.status()).as(path).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isEqualTo("1");
                assertThat(answer.json().path("error_code").asText()).isEqualTo("TEMPORARILY_UNAVAILABLE");
            }
            assertThat(client.get("/version").status()).isEqualTo(200);
            assertThat(client.get("/metrics").status()).isEqualTo(200);

            server.swap(Models.films("4"));

            assertThat(client.get("/ping").status()).isEqualTo(200);
            assertThat(client.get("/recommend?items=1").recommended()).containsExactly("2", "3");
        }
    }

    @Test
    void aModelThatLacksItsOwnExampleIsNotServed() {
        ServedModel lacking = Models.pair("5", 0, 1, List.of("1", "no such film"));

        assertThatThrownBy(() -> ModelServer.start(ANY_PORT, lacking))
                .isInstanceOf(MiningException.class)
                .hasMessage("model films/5 cannot be served: its catalogue lacks item 'no such film' of its own input"
                        + " example; log the model again");
    }

    @Test
    void aModelThatHasNoAnswerToItsExampleDoesNotReplaceTheOneBefore() {
        try (ModelServer server = ModelServer.start(ANY_PORT, Models.films("4"));
                Client client = new Client(server.port())) {
            assertThatThrownBy(() -> server.swap(Models.pair("5", 0, 1, List.of("4"))))
                    .isInstanceOf(MiningException.class)
                    .hasMessageStartingWith("model films/5 cannot be served: no rule fires");

            assertThat(client.get("/model").json().path("version").asText()).isEqualTo("4");
        }
    }

    @Test
    void aSwapUnderLoadFailsNoRequest() throws Exception {
        List<ServedModel> versions =
                List.of(Models.pair("even", 0, 1, List.of("1")), Models.pair("odd", 0, 2, List.of("1")));
        Map<String, String> expected = Map.of("even", "2", "odd", "3");
        Instant end = Instant.now().plus(Duration.ofMillis(1_500));
        try (ModelServer server = ModelServer.start(ANY_PORT, versions.getFirst());
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<String>>> clients = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                clients.add(threads.submit(() -> versionsSeen(server.port(), end, expected)));
            }
            for (int swap = 1; Instant.now().isBefore(end); swap++) {
                server.swap(versions.get(swap % 2));
                Thread.sleep(5);
            }
            for (Future<List<String>> client : clients) {
                assertThat(client.get()).contains("even", "odd");
            }
        }
    }

    /** Fails at the first answer that is not wholly one version's. */
    private static List<String> versionsSeen(int port, Instant end, Map<String, String> expected) {
        List<String> versions = new ArrayList<>();
        try (Client client = new Client(port)) {
            while (Instant.now().isBefore(end)) {
                Answer answer = client.get("/recommend?items=1");
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                String version = answer.json().at("/model/version").asText();
                assertThat(answer.header("Apriori-Model")).isEqualTo("films%2F" + version);
                assertThat(answer.recommended()).containsExactly(expected.get(version));
                versions.add(version);
            }
        }
        return versions;
    }

    @Test
    void aStopAnswersTheRequestsUnderWay() throws Exception {
        String body = "{\"inputs\": [\"1\"]}";
        ModelServer server = ModelServer.start(ANY_PORT, Models.films("4"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                Client client = new Client(server.port())) {
            socket.setSoTimeout(20_000);
            String head = "POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n";
            socket.getOutputStream().write((head + body.substring(0, 5)).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            while (!client.get("/metrics").body().contains("http_server_requests_under_way 2.0")) {
                Thread.onSpinWait();
            }

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
            waitUntilRefused(server.port());
            socket.getOutputStream().write(body.substring(5).getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 200 ").contains("Manon of the Spring");
            stopped.join();
        }
    }

    /** A connection that is made while the listener closes is reset: not refused yet, so asked again. */
    private static void waitUntilRefused(int port) {
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.getPort()).isEqualTo(port);
            } catch (ConnectException e) {
                return;
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aLameDuckIsNotReadyAndAnswersAllTheSame() throws Exception {
        Timeouts patient = new Timeouts(
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(5));
        ModelServer server = ModelServer.start(ANY_PORT.with(patient), Models.films("4"));
        Thread stopper = Thread.ofPlatform().start(server::stop);
        try (Client client = new Client(server.port())) {
            while (client.get("/ping").status() == 200) {
                Thread.onSpinWait();
            }
            Answer answer = client.get("/recommend?items=1");

            assertThat(client.get("/ping").status()).isEqualTo(503);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Connection")).isEqualTo("close");
        } finally {
            stopper.interrupt();
            stopper.join();
        }
    }

    @Test
    void idleConnectionsDoNotHoldUpAStop() {
        ModelServer server = ModelServer.start(ANY_PORT, Models.films("4"));
        try (Client client = new Client(server.port())) {
            assertThat(client.get("/ping").status()).isEqualTo(200);
            Instant begin = Instant.now();
            server.stop();
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        try (ModelServer server = ModelServer.start(ANY_PORT, Models.films("4"))) {
            ServerSettings same = ServerSettings.at("127.0.0.1", server.port());

            assertThatThrownBy(() -> ModelServer.start(same, Models.films("4")))
                    .isInstanceOf(MiningException.class)
                    .hasMessage("port " + server.port() + " of host '127.0.0.1' cannot be listened on: Address already"
                            + " in use; give another, or 0 for any that is free");
        }
    }

    @Test
    void settingsThatCannotBeAreNamed() {
        assertThatThrownBy(() -> ServerSettings.at("127.0.0.1", 70_000))
                .hasMessage("port 70000 is out of range; give 1 to 65535, or 0 for any that is free");
        assertThatThrownBy(() -> ModelServer.start(ServerSettings.at("no-such-host.invalid", 0)))
                .hasMessage("host 'no-such-host.invalid' is not known on this machine; give one of its addresses, or"
                        + " 0.0.0.0 for all of them");
        assertThatThrownBy(() -> new ServerSettings.Limits(0, 1, 1, 1, 1, 1, 1, 0))
                .hasMessage("limit bodyBytes is 0; give at least 1");
    }
}
