package dev.apriori.miner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.miner.server.Client.Answer;
import dev.apriori.miner.server.ServerSettings.Limits;
import dev.apriori.miner.server.ServerSettings.Timeouts;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {
    private static final int BODY_BYTES = 2_000;
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final ServerSettings ANY_PORT = ServerSettings.at("127.0.0.1", 0);
    private static final Limits LIMITS = new Limits(BODY_BYTES, 500, 5, 3, 20, 100, 4, 4);

    private static ModelServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = ModelServer.start(ANY_PORT.with(LIMITS), Models.films("4"));
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.stop();
    }

    @Test
    void aBodyIsBoundedByItsAnnouncedLength() {
        Answer answer = client.post("/invocations", "application/json", new byte[BODY_BYTES + 1]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("message").asText())
                .isEqualTo("the body is longer than the server takes; send fewer rows at once");
    }

    @Test
    void aBodyIsBoundedWhereItsLengthIsNotAnnounced() {
        byte[] tooMuch = new byte[BODY_BYTES + 1];
        Answer answer = client.post(
                "/invocations", "application/json", BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(tooMuch)));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.contentType()).isEqualTo("application/json");
    }

    @Test
    void aBodyAsLongAsAllowedIsRead() {
        String padded = "{\"inputs\": [\"1\"]}" + " ".repeat(BODY_BYTES - 17);

        assertThat(padded).hasSize(BODY_BYTES);
        assertThat(client.score(padded).status()).isEqualTo(200);
    }

    @Test
    void aRequestLineIsBounded() {
        Answer answer = client.get("/recommend?items=" + "1".repeat(500));

        assertThat(answer.status()).isEqualTo(414);
        assertThat(answer.json().path("message").asText())
                .isEqualTo("the request line is longer than the server takes; send the basket to POST /invocations");
    }

    @Test
    void rowsAreBounded() {
        Answer answer = client.score("{'inputs': [['1'], ['1'], ['1'], ['1']]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").asText()).isEqualTo("the request has 4 rows; send at most 3 at once");
    }

    @Test
    void aBasketIsBounded() {
        Answer scored = client.score("{'inputs': [['1'], ['1', '2', '3', '4', '5', '6']]}");
        Answer recommended = client.get("/recommend?items=1,2,3,4,5,6");

        assertThat(scored.json().path("message").asText()).isEqualTo("items of row 1 has 6 labels; give at most 5");
        assertThat(recommended.status()).isEqualTo(400);
        assertThat(recommended.json().path("message").asText()).isEqualTo("items has 6 labels; give at most 5");
    }

    @Test
    void kIsBounded() {
        assertThat(client.get("/recommend?items=1&k=21").status()).isEqualTo(400);
        assertThat(client.score("{'inputs': ['1'], 'params': {'k': 21}}").status())
                .isEqualTo(400);
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(client.score("{'inputs': " + "[".repeat(1_900) + "}").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"/nothing", "/recommend/1", "/Recommend", "/%2e%2e/etc/passwd", "/page.html"})
    void anUnknownPathIsAnsweredInJson(String path) {
        Answer answer = client.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("error_code").asText()).isEqualTo("ENDPOINT_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /invocations, POST",
        "POST, /recommend, GET",
        "DELETE, /, GET",
        "HEAD, /ping, GET",
        "OPTIONS, /items, GET"
    })
    void anotherMethodIsRefusedWithTheOneToUse(String method, String path, String allowed) {
        Answer answer = client.send(client.request(path).method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
        assertThat(answer.raw().headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void aConnectionIsClosedWhenTheClientSaysSo() throws IOException {
        assertThat(exchange(server, "GET /ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aMalformedQueryIsRefused() throws IOException {
        assertThat(exchange(server, "GET /recommend?items=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("percent-encode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ping HTTP/1.1\r\nHost: localhost\r\n",
                "POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{",
                "POST /invocations HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{",
            })
    void aClientThatStopsSendingIsCutOff(String begun) throws IOException {
        Timeouts hasty = new Timeouts(LONG, SHORT, LONG, Duration.ZERO, Duration.ZERO);
        try (ModelServer impatient = ModelServer.start(ANY_PORT.with(hasty), Models.films("4"))) {
            assertThat(exchange(impatient, begun)).isEmpty();
        }
    }

    @Test
    void aClientThatSendsAByteNowAndThenIsCutOff() throws Exception {
        Timeouts hasty = new Timeouts(LONG, SHORT, LONG, Duration.ZERO, Duration.ZERO);
        try (ModelServer impatient = ModelServer.start(ANY_PORT.with(hasty), Models.films("4"));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
            OutputStream out = socket.getOutputStream();
            assertThatThrownBy(() -> {
                        out.write(post(1_000_000).getBytes(StandardCharsets.US_ASCII));
                        for (int sent = 0; sent < 1_000; sent++) {
                            out.write(' ');
                            out.flush();
                            Thread.sleep(10);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /pi"})
    void aConnectionWithoutARequestIsClosed(String begun) throws IOException {
        Timeouts hasty = new Timeouts(SHORT, LONG, LONG, Duration.ZERO, Duration.ZERO);
        try (ModelServer impatient = ModelServer.start(ANY_PORT.with(hasty), Models.films("4"))) {
            assertThat(exchange(impatient, begun)).isEmpty();
        }
    }

    @Test
    void aBodyThatNoOneAskedForIsNeitherWaitedForNorTakenForARequest() throws IOException {
        String get = "GET /ping HTTP/1.1\r\nHost: localhost\r\n";

        assertThat(exchange(server, get + "Content-Length: 100\r\n\r\n" + get + "\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("Connection: close")
                .containsOnlyOnce("HTTP/1.1");
    }

    @Test
    void aRequestInTimeIsNotDisturbedByTheDeadlineOfOneBefore() throws Exception {
        Timeouts hasty = new Timeouts(LONG, SHORT, LONG, Duration.ZERO, Duration.ZERO);
        try (ModelServer impatient = ModelServer.start(ANY_PORT.with(hasty), Models.films("4"));
                Client other = new Client(impatient.port())) {
            long end = System.nanoTime() + SHORT.multipliedBy(3).toNanos();
            while (System.nanoTime() < end) {
                assertThat(other.get("/recommend?items=1").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void manyRowsAreAnsweredWithinTheLimits() {
        String rows = IntStream.range(0, 1_000).mapToObj(i -> "['1','3']").collect(Collectors.joining(","));
        try (ModelServer roomy = ModelServer.start(ANY_PORT, Models.films("4"));
                Client other = new Client(roomy.port())) {
            assertThat(other.score("{'inputs': [" + rows + "]}").json().path("predictions"))
                    .hasSize(1_000);
        }
    }

    private static String post(int length) {
        return "POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    /** Sends that much and reads until the server closes the connection or has answered in full. */
    private static String exchange(ModelServer server, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
