package dev.apriori.miner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.miner.server.Client.Answer;
import dev.apriori.mining.MiningException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final String KEY = "0123456789abcdef";
    private static final String OTHER_KEY = "fedcba9876543210";
    private static final String SHOP = "https://shop.example.org";

    @TempDir
    Path folder;

    private ModelServer server;
    private Client client;

    @AfterEach
    void stop() {
        if (server != null) {
            client.close();
            server.stop();
        }
    }

    private void start(ApiKeys keys, Set<String> origins, OptionalInt perSecond) {
        Access access = new Access(keys, Optional.empty(), origins, perSecond, false);
        server = ModelServer.start(ServerSettings.at("127.0.0.1", 0).with(access), Models.films("4"));
        client = new Client(server.port());
    }

    private void startWithKeys() {
        start(ApiKeys.of(KEY + "\n" + OTHER_KEY, "the test"), Set.of(), OptionalInt.empty());
    }

    private Answer ask(String header, String value) {
        return client.send(client.request("/recommend?items=1").header(header, value));
    }

    @Test
    void eachKeyLetsInByEitherHeader() {
        startWithKeys();

        assertThat(ask("X-API-Key", KEY).recommended()).containsExactly("2", "3");
        assertThat(ask("X-API-Key", OTHER_KEY).status()).isEqualTo(200);
        assertThat(ask("Authorization", "Bearer " + KEY).status()).isEqualTo(200);
        assertThat(ask("Authorization", "bearer " + OTHER_KEY).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF"})
    void noOtherKeyDoes(String key) {
        startWithKeys();

        Answer answer = ask("X-API-Key", key);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.json().path("error_code").asText()).isEqualTo("UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/recommend?items=1", "/items", "/model", "/v2/models/films", "/v2/models/films/ready"})
    void withoutAKeyNothingIsToldOfTheModel(String path) {
        startWithKeys();

        assertThat(client.get(path).status()).isEqualTo(401);
        assertThat(client.score("{'inputs': ['1']}").status()).isEqualTo(401);
        assertThat(client.post("/feedback", "application/json", new byte[0]).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/ping",
                "/version",
                "/metrics",
                "/statistics",
                "/openapi.json",
                "/",
                "/v2",
                "/v2/health/ready"
            })
    void probesAndThePageNeedNone(String path) {
        startWithKeys();

        assertThat(client.get(path).status()).isEqualTo(200);
    }

    @Test
    void aKeyThatIsTooShortIsNamedByItsSourceOnly() throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), KEY + "\nsecret\n");

        assertThatThrownBy(() -> ApiKeys.of(file))
                .isInstanceOf(MiningException.class)
                .hasMessageStartingWith(file + " has an API key that is too easy to guess")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> ApiKeys.of(" ", "APRIORI_API_KEY"))
                .hasMessage("APRIORI_API_KEY has no API key; give one of 16 characters or more");
        assertThatThrownBy(() -> ApiKeys.of(folder.resolve("none")))
                .isInstanceOf(MiningException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void pagesOfOriginsThatAreNamedMayAsk() {
        start(ApiKeys.none(), Set.of(SHOP), OptionalInt.empty());

        Answer answer = ask("Origin", SHOP);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(answer.header("Vary")).isEqualTo("Origin");
        Answer other = ask("Origin", "https://elsewhere.example.org");
        assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(client.get("/model").header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aBrowserIsToldBeforehandWhatItMaySend() {
        start(ApiKeys.of(KEY, "the test"), Set.of("*"), OptionalInt.empty());

        Answer answer = client.send(client.request("/invocations")
                .header("Origin", SHOP)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("POST");
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("Authorization", "Content-Type");
    }

    @Test
    void withoutOriginsNothingIsSaidOfThem() {
        start(ApiKeys.none(), Set.of(), OptionalInt.empty());

        Answer answer = client.send(client.request("/invocations")
                .header("Origin", SHOP)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.raw().headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void anOriginWithAPathIsRefused() {
        assertThatThrownBy(() -> start(ApiKeys.none(), Set.of("https://shop.example.org/"), OptionalInt.empty()))
                .hasMessage("origin 'https://shop.example.org/' is no origin of a page; give scheme and host without a"
                        + " path, such as https://shop.example.org, or *");
    }

    @Test
    void moreThanTheRateIsAnswered429() {
        start(ApiKeys.none(), Set.of(), OptionalInt.of(2));

        var answers = IntStream.range(0, 20)
                .mapToObj(i -> client.get("/recommend?items=1"))
                .toList();

        assertThat(answers).anyMatch(answer -> answer.status() == 200);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.header("Retry-After")).isEqualTo("1");
                    assertThat(answer.json().path("error_code").asText()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
                });
        assertThat(client.get("/health").status()).isEqualTo(200);
    }
}
