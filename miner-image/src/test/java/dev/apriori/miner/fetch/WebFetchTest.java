package dev.apriori.miner.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebFetchTest {
    private static final byte[] CONTENT = Given.bytes(300_000);

    @TempDir
    Path cache;

    private DataServer server;
    private DataSource source;

    @BeforeEach
    void start() throws IOException {
        server = DataServer.http(CONTENT);
        source = server.source("/ml/ratings.csv");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFileIsLoadedIntoTheCacheUnderItsOwnName() throws IOException {
        RecordingProgress progress = new RecordingProgress();
        Fetched fetched = Given.fetcher(cache).fetch(source, Optional.empty(), progress);
        assertThat(fetched.file()).hasFileName("ratings.csv").hasBinaryContent(CONTENT);
        assertThat(fetched.sha256()).isEqualTo(Given.digest(CONTENT));
        assertThat(fetched.fromCache()).isFalse();
        assertThat(progress.come()).isEqualTo(CONTENT.length);
        assertThat(Given.parts(cache)).isEmpty();
    }

    @Test
    void anUnchangedFileIsNotLoadedAgain() {
        Fetched first = Given.fetch(cache, source);
        Fetched second = Given.fetch(cache, source);
        assertThat(second).isEqualTo(new Fetched(first.file(), first.sha256(), true));
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).getFirst("If-None-Match")).isEqualTo("\"v1\"");
    }

    @Test
    void aChangedFileIsLoadedAgain() {
        Given.fetch(cache, source);
        byte[] changed = Given.bytes(1000);
        server.replace(changed, "\"v2\"");
        assertThat(Given.fetch(cache, source).file()).hasBinaryContent(changed);
    }

    @Test
    void withoutAnEntityTagTheDateTellsWhetherAFileHasChanged() {
        String date = "Wed, 21 Oct 2015 07:28:00 GMT";
        server.replace(CONTENT, "");
        server.next(
                exchange -> {
                    exchange.getResponseHeaders().set("Last-Modified", date);
                    server.whole().answer(exchange);
                },
                server.status(304));
        Given.fetch(cache, source);
        assertThat(Given.fetch(cache, source).fromCache()).isTrue();
        assertThat(server.requests().get(1).getFirst("If-Modified-Since")).isEqualTo(date);
    }

    @Test
    void aFileOfKnownDigestIsTakenFromTheCacheWithoutARequest() throws IOException {
        Given.fetch(cache, source);
        DataSource elsewhere = DataSource.parse("spec.dataset.uri", "https://nowhere.invalid/x.csv", cache);
        Fetched again = Given.fetcher(cache).fetch(elsewhere, Optional.of(Given.digest(CONTENT)), Progress.silent());
        assertThat(again.fromCache()).isTrue();
        assertThat(again.file()).hasBinaryContent(CONTENT);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void otherBytesThanExpectedAreRefusedAndNotKept() throws IOException {
        Sha256 other = Given.digest(new byte[0]);
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> Given.fetcher(cache).fetch(source, Optional.of(other), Progress.silent()))
                .withMessage(
                        "spec.dataset.uri '%s' has sha256 %s (300000 bytes), but %s is expected; correct the sha256, or"
                                + " name the file that has it",
                        source.shown(), Given.digest(CONTENT), other);
        assertThat(server.requests()).hasSize(1);
        assertThat(Given.parts(cache)).isEmpty();
        assertThat(cache.resolve("sha256")).doesNotExist();
    }

    @Test
    void anExpectationThatChangesIsCheckedWithoutLoadingAgain() {
        Given.fetch(cache, source);
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() ->
                        Given.fetcher(cache).fetch(source, Optional.of(Given.digest(new byte[0])), Progress.silent()))
                .withMessageContaining("has sha256 " + Given.digest(CONTENT));
        assertThat(server.requests().get(1).getFirst("If-None-Match")).isEqualTo("\"v1\"");
    }

    @Test
    void aMissingFileIsTheUsersMistake() {
        server.next(server.status(404));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> Given.fetch(cache, source))
                .withMessage("spec.dataset.uri '%s' is not there (404); correct the address", source.shown());
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aRefusalSaysHowToGiveCredentials(int status) {
        server.next(server.status(status));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> Given.fetch(cache, source))
                .withMessageContaining("is refused (" + status + "); set APRIORI_DATA_TOKEN, or APRIORI_DATA_USERNAME");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aServerInTroubleIsAskedAgain(int status) {
        server.next(server.status(status), server.status(status));
        RecordingProgress progress = new RecordingProgress();
        assertThat(Given.fetcher(cache)
                        .fetch(source, Optional.empty(), progress)
                        .file())
                .hasBinaryContent(CONTENT);
        assertThat(progress.pauses())
                .hasSize(2)
                .allSatisfy(pause -> assertThat(pause).contains("answered " + status + "; trying again in "));
    }

    @Test
    void aServerIsLeftAloneForAsLongAsItAsks() {
        server.next(server.status(503, "Retry-After", "1"));
        RecordingProgress progress = new RecordingProgress();
        Instant start = Instant.now();
        Given.fetcher(cache).fetch(source, Optional.empty(), progress);
        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(progress.pauses()).containsExactly(source.shown() + ": answered 503; trying again in 1 s");
    }

    @Test
    void aServerThatAsksForTooMuchPatienceIsGivenUp() {
        server.next(server.status(429, "Retry-After", "3600"));
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> Given.fetch(cache, source))
                .withMessage("%s: answered 429; gave up after it asked to wait for 3600 s", source.shown());
    }

    @Test
    void aPauseIsAskedForInSecondsOrByADate() {
        Instant now = Instant.parse("2015-10-21T07:27:00Z");
        assertThat(BusyException.retryAfter("120", now)).isEqualTo(Duration.ofMinutes(2));
        assertThat(BusyException.retryAfter("Wed, 21 Oct 2015 07:28:00 GMT", now))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(BusyException.retryAfter("Wed, 21 Oct 2015 07:26:00 GMT", now))
                .isZero();
        assertThat(BusyException.retryAfter("soon", now)).isZero();
        assertThat(BusyException.retryAfter("", now)).isZero();
    }

    @Test
    void aServerThatStaysAwayIsTheWorldsTrouble() {
        server.close();
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> Given.fetch(cache, source))
                .withMessage("%s: Connection refused; gave up after 4 attempts", source.shown());
    }

    @Test
    void aServerThatFallsSilentIsAskedAgain() {
        server.next(server.silentAfter(1000));
        var impatient = new FetchSettings(cache, 1_000_000, 2, Duration.ofMillis(1), Duration.ofMillis(200));
        RecordingProgress progress = new RecordingProgress();
        Fetched fetched = new Fetcher(impatient, Map.of()).fetch(source, Optional.empty(), progress);
        assertThat(fetched.file()).hasBinaryContent(CONTENT);
        assertThat(progress.pauses()).singleElement().asString().contains("no answer within 200 ms");
    }

    @Test
    void aFileOfUnknownLengthIsLoaded() {
        server.next(server.unmeasured());
        assertThat(Given.fetch(cache, source).file()).hasBinaryContent(CONTENT);
    }

    @Test
    void aFileAboveTheLimitIsRefusedBeforeItIsLoaded() {
        Fetcher fetcher = new Fetcher(Given.settings(cache).withMaxBytes(200_000), Map.of());
        RecordingProgress progress = new RecordingProgress();
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> fetcher.fetch(source, Optional.empty(), progress))
                .withMessageContaining("holds 300 kB, more than the 200 kB that are loaded from elsewhere; ");
        assertThat(progress.come()).isZero();
    }

    @Test
    void aFileThatGrowsAboveTheLimitIsRefusedAndNotKept() throws IOException {
        server.next(server.unmeasured());
        Fetcher fetcher = new Fetcher(Given.settings(cache).withMaxBytes(200_000), Map.of());
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> fetcher.fetch(source, Optional.empty(), Progress.silent()))
                .withMessageContaining("' holds more than the 200 kB");
        assertThat(Given.parts(cache)).isEmpty();
    }

    @Test
    void aCacheThatCannotBeWrittenIsTold() throws IOException {
        Path occupied = Files.writeString(cache.resolve("file"), "");
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> Given.fetch(occupied, source))
                .withMessageStartingWith("cannot write the cache " + occupied + ": ")
                .withMessageEndingWith("set XDG_CACHE_HOME to another folder");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anIndexThatCannotBeReadIsAsGoodAsNone() throws IOException {
        Given.fetch(cache, source);
        try (var files = Files.list(cache.resolve("address"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                Files.writeString(file, "{\"sha256\": 1");
            }
        }
        assertThat(Given.fetch(cache, source).file()).hasBinaryContent(CONTENT);
    }
}
