package dev.apriori.miner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.miner.server.Client.Answer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static ModelServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = ModelServer.start(ServerSettings.at("127.0.0.1", 0), Models.films("4"));
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/?items=1, text/html; charset=utf-8",
        "/page.css, text/css; charset=utf-8",
        "/page.js, text/javascript; charset=utf-8",
        "/feedback.js, text/javascript; charset=utf-8",
        "/search.js, text/javascript; charset=utf-8",
        "/icon.svg, image/svg+xml",
    })
    void thePageComesInPartsThatBrowsersMayCheckForChange(String path, String contentType) {
        Answer answer = client.get(path);
        Answer again = client.send(client.request(path).header("If-None-Match", answer.header("ETag")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(contentType);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void thePageMayDoNothingButAskItsOwnServer() {
        Answer page = client.get("/");

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'")
                .contains("frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page.js", "/recommend?items=1", "/recommend", "/nothing", "/metrics", "/ping"})
    void noAnswerIsTakenForAnotherTypeOrSharedWithOtherSites(String path) {
        Answer answer = client.send(client.request(path).header("Origin", "https://elsewhere.example"));

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.raw().headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void recommendationsAreNotKept() {
        assertThat(client.get("/recommend?items=1").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void thePageHasNothingInlineThatThePolicyForbids() {
        assertThat(client.get("/").body())
                .contains("<script type=\"module\" src=\"page.js\"></script>")
                .doesNotContainPattern("<style|style=|\\son[a-z]+=|javascript:");
        assertThat(client.get("/page.js").body()
                        + client.get("/search.js").body()
                        + client.get("/feedback.js").body())
                .doesNotContain("innerHTML", "eval(");
    }

    /** Relative, so that it works below a path of a gateway, and without the internet. */
    @Test
    void everythingThatThePageLoadsIsBesideIt() {
        List<String> loaded = Pattern.compile("(?:src|href)=\"([^\"#]+)\"")
                .matcher(client.get("/").body())
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(loaded).contains("page.css", "page.js", "icon.svg").allSatisfy(path -> {
            assertThat(path).doesNotStartWith("/").doesNotContain(":");
            assertThat(client.get("/" + path.replaceFirst("^\\./", "")).status())
                    .isEqualTo(200);
        });
        assertThat(Pattern.compile("https?://|url\\(|@import")
                        .matcher(client.get("/page.css").body())
                        .results()
                        .map(MatchResult::group))
                .isEmpty();
    }
}
