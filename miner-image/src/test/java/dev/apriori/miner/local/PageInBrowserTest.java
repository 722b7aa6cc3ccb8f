package dev.apriori.miner.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.tracking.RealMlflow;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page as people use it, in a real browser, of a server that serves what an experiment found. */
class PageInBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String LIKE = ".card .add:not(.watched)";
    private static final String SIMILAR = "Similar to what you liked: ";
    private static final Pattern ADDRESS = Pattern.compile(" at (http://\\S+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Optional<Browser> found = Optional.empty();
    private static Optional<ChildProcess> server = Optional.empty();
    private static String model;
    private static URI address;

    private Browser browser;

    record Film(String item, String title) {}

    @BeforeAll
    static void serve() throws Exception {
        found = Browser.start(folder.resolve("profile"));
        assumeTrue(found.isPresent(), "there is no chromium with its chromedriver on the PATH");
        SmallExperiment experiment =
                SmallExperiment.fresh().with("grid", "{minSupport: ['0.15'], maxLength: [3], model: [hybrid]}");
        InProcess.in(folder).run(experiment);
        model = experiment.name();
        ChildProcess child = ChildProcess.start(
                folder.resolve("server"),
                "serve",
                "models:/" + model + "@champion",
                "--port=0",
                "--feedback-folder=" + folder.resolve("feedback"),
                "--tracking-uri=" + RealMlflow.server().uri());
        server = Optional.of(child);
        child.until(() -> ADDRESS.matcher(child.printed("out")).find());
        Matcher printed = ADDRESS.matcher(child.printed("out"));
        assertThat(printed.find()).isTrue();
        address = URI.create(printed.group(1));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        found.ifPresent(Browser::close);
        if (server.isPresent()) {
            server.get().kill();
        }
    }

    @BeforeEach
    void atADesk() {
        browser = found.orElseThrow();
        browser.resize(1280, 1000);
    }

    @AfterEach
    void nothingWasWrongOnTheConsole() {
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void filmsThatAreSearchedAndPickedLeadToOthersWithTheRulesThatLedThere() throws IOException {
        List<Film> liked = popular(2);
        open("");
        browser.until(() -> assertThat(browser.one("#model").getText()).contains(model, "version 1"));

        search(liked.getFirst());
        browser.one("#query").sendKeys(Keys.ENTER);
        search(liked.getLast());
        browser.until(() -> browser.one("#suggestions [role=option]").click());

        browser.until(() -> assertThat(browser.all("#basket li")).hasSize(2));
        JsonNode expected = recommended(liked);
        assertShown(expected);
        assertThat(expected.size()).isPositive();
        browser.screenshot(SCREENSHOTS.resolve("page.png"));

        browser.driver().navigate().refresh();
        assertShown(expected);
    }

    @Test
    void whatIsRecommendedCanBeLikedAsWell() throws IOException {
        List<Film> liked = popular(1);
        JsonNode first = recommended(liked).get(0);
        open("?items=" + liked.getFirst().item());
        browser.until(() -> assertThat(browser.all(LIKE)).isNotEmpty());

        browser.one(LIKE).click();

        assertShown(recommended(List.of(liked.getFirst(), film(first))));
        browser.driver().navigate().back();
        assertShown(recommended(liked));
    }

    @Test
    void whatTheModelDoesNotKnowIsSaidAndCanBeLeftOut() throws IOException {
        List<Film> liked = popular(1);
        open("?items=" + liked.getFirst().item() + ",no-such-film");
        browser.until(() -> assertThat(browser.one("[role=alert]").getText()).contains("no-such-film"));

        browser.one("[role=alert] button").click();

        browser.until(() -> assertThat(browser.all("[role=alert]")).isEmpty());
        assertShown(recommended(liked));
    }

    @Test
    void aHybridSaysWhatIsSimilarAsWell() throws IOException {
        List<Film> liked = popular(1);
        open("?items=" + liked.getFirst().item());

        browser.until(() -> assertThat(browser.all(".card .reasons > p"))
                .extracting(WebElement::getText)
                .contains(SIMILAR + shortTitle(liked.getFirst()) + "."));
    }

    @Test
    void whatWasWatchedIsToldToTheServer() throws IOException {
        open("?items=" + items(popular(1)));
        browser.until(() -> assertThat(browser.all(".card .watched")).isNotEmpty());

        browser.one(".card .watched").click();

        WebElement pressed = browser.one(".card .watched");
        assertThat(pressed.getText()).isEqualTo("Thank you");
        assertThat(pressed.isEnabled()).isFalse();
        browser.until(() -> assertThat(ask("statistics").at("/feedback/byVersion/1/watched"))
                .hasToString("1"));
        browser.screenshot(SCREENSHOTS.resolve("watched.png"));
    }

    @Test
    void whoLikesWhatNobodyKnowsIsShownWhatMostPeopleLike() throws IOException {
        open("?items=no-such-film");

        JsonNode expected = ask("recommend?items=no-such-film").get("recommendations");
        assertShown(expected);
        assertThat(browser.one(".instead").getText()).contains("what most people like");
        assertThat(browser.one(".card .reasons").getText())
                .isEqualTo("Popular: " + percent(expected.get(0).get("score")) + " of all people like it.");
        browser.screenshot(SCREENSHOTS.resolve("popular.png"));
    }

    @Test
    void aPhoneShowsAllOfItWithoutScrollingToTheSide() throws IOException {
        browser.resize(390, 844);
        List<Film> liked = popular(2);

        open("?items=" + items(liked));

        assertShown(recommended(liked));
        assertThat(browser.driver()
                        .executeScript(
                                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0L);
        browser.screenshot(SCREENSHOTS.resolve("phone.png"));
    }

    private void open(String query) {
        browser.driver().get(address + query);
    }

    private void search(Film film) {
        browser.one("#query").sendKeys(film.title());
        browser.until(() -> assertThat(browser.all("#suggestions [role=option]"))
                .singleElement()
                .extracting(option -> option.getDomAttribute("class"))
                .isEqualTo(""));
    }

    /** Each film in the server's order, and with each of them the rules of the server's answer. */
    private void assertShown(JsonNode recommendations) {
        browser.until(() -> assertThat(browser.all(LIKE))
                .extracting(button -> button.getDomAttribute("aria-label"))
                .containsExactlyElementsOf(stream(recommendations)
                        .map(film -> "I like " + film.get("title").asText() + " too")
                        .toList()));
        List<WebElement> cards = browser.all(".card");
        for (int card = 0; card < cards.size(); card++) {
            JsonNode because = recommendations.get(card).get("because");
            List<WebElement> reasons = cards.get(card).findElements(By.cssSelector(".reason"));
            assertThat(reasons).hasSameSizeAs(because);
            if (!because.isEmpty()) {
                assertThat(reasons.getFirst().getText())
                        .startsWith("Because you liked ")
                        .contains(percent(because.get(0).get("confidence")) + " of those who liked");
            }
            assertThat(cards.get(card).getText().contains(SIMILAR))
                    .isEqualTo(recommendations.get(card).has("similar_to"));
        }
    }

    /** As browsers round: from the shortest decimal that is this number, half of one up. */
    private static String percent(JsonNode share) {
        return BigDecimal.valueOf(share.asDouble()).movePointRight(2).setScale(0, RoundingMode.HALF_UP) + "%";
    }

    private static List<Film> popular(int most) throws IOException {
        return stream(ask("items?limit=" + most).get("items"))
                .map(PageInBrowserTest::film)
                .toList();
    }

    /** As the page shows it: the sample's titles end with a year. */
    private static String shortTitle(Film film) {
        return film.title().replaceFirst(" \\(\\d{4}\\)$", "");
    }

    private static Film film(JsonNode item) {
        return new Film(item.get("item").asText(), item.get("title").asText());
    }

    private static JsonNode recommended(List<Film> liked) throws IOException {
        return ask("recommend?items=" + items(liked)).get("recommendations");
    }

    private static String items(List<Film> films) {
        return String.join(",", films.stream().map(Film::item).toList());
    }

    private static JsonNode ask(String query) throws IOException {
        try (InputStream answer = address.resolve(query).toURL().openStream()) {
            return JSON.readTree(answer);
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
