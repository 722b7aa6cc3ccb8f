package dev.apriori.miner.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
    private static final byte[] CONTENT = Given.bytes(400_000);
    private static final int CUT = 150_000;

    @TempDir
    Path cache;

    private DataServer server;
    private DataSource source;

    @BeforeEach
    void start() throws IOException {
        server = DataServer.http(CONTENT);
        source = server.source("/ratings.csv");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aLoadThatIsCutGoesOnWhereItEnded() throws IOException {
        server.next(server.cutAfter(CUT));
        RecordingProgress progress = new RecordingProgress();
        Fetched fetched = Given.fetcher(cache).fetch(source, Optional.empty(), progress);
        assertThat(fetched).isEqualTo(new Fetched(fetched.file(), Given.digest(CONTENT), false));
        assertThat(fetched.file()).hasBinaryContent(CONTENT);
        assertThat(progress.come()).isEqualTo(CONTENT.length);
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).getFirst("Range")).isEqualTo("bytes=" + CUT + "-");
        assertThat(server.requests().get(1).getFirst("If-Range")).isEqualTo("\"v1\"");
        assertThat(Given.parts(cache)).isEmpty();
    }

    @Test
    void aLoadThatIsCutAgainAndAgainEndsAsTheWorldsTrouble() throws IOException {
        DataServer.Mishap cut = server.cutAfter(CUT);
        server.next(cut, cut, cut, cut);
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> Given.fetch(cache, source))
                .withMessageEndingWith("gave up after 4 attempts");
        assertThat(Given.parts(cache)).hasSize(1);
    }

    @Test
    void theNextProcessGoesOnWhereAKilledOneEnded() throws IOException {
        kill();
        long left = Files.size(Given.parts(cache).getFirst());
        assertThat(left).isGreaterThanOrEqualTo(CUT).isLessThan(CONTENT.length);
        assertThat(Given.fetch(cache, source).file()).hasBinaryContent(CONTENT);
        assertThat(server.requests().get(1).getFirst("Range")).isEqualTo("bytes=" + left + "-");
    }

    @Test
    void aLoadThatWasKilledAtItsEndIsFinished() throws IOException {
        kill();
        Files.write(Given.parts(cache).getFirst(), CONTENT);
        assertThat(Given.fetch(cache, source).file()).hasBinaryContent(CONTENT);
        assertThat(server.requests().get(1).getFirst("Range")).isEqualTo("bytes=" + (CONTENT.length - 1) + "-");
    }

    @Test
    void aFileThatHasChangedSinceBeginsAnew() {
        kill();
        byte[] changed = Given.bytes(399_999);
        server.replace(changed, "\"v2\"");
        assertThat(Given.fetch(cache, source).file()).hasBinaryContent(changed);
    }

    @Test
    void aServerWithoutRangesIsAskedForTheWholeAgain() {
        kill();
        server.next(server.whole());
        assertThat(Given.fetch(cache, source).file()).hasBinaryContent(CONTENT);
    }

    @Test
    void aServerThatRefusesTheRangeIsAskedForTheWhole() {
        kill();
        server.next(server.status(416));
        assertThat(Given.fetch(cache, source).file()).hasBinaryContent(CONTENT);
        assertThat(server.requests().get(2).containsKey("Range")).isFalse();
    }

    @Test
    void aPartOfAnotherVersionIsNotAppended() {
        kill();
        server.next(server.status(206, "ETag", "\"v2\"", "Content-Range", "bytes 1-2/3"));
        assertThat(Given.fetch(cache, source).file()).hasBinaryContent(CONTENT);
    }

    @Test
    void aServerNeedNotRepeatWhatItHasCompared() throws IOException {
        kill();
        long left = Files.size(Given.parts(cache).getFirst());
        server.next(exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + left + "-" + (CONTENT.length - 1) + "/*");
            exchange.sendResponseHeaders(206, CONTENT.length - left);
            exchange.getResponseBody().write(CONTENT, (int) left, CONTENT.length - (int) left);
        });
        assertThat(Given.fetch(cache, source).file()).hasBinaryContent(CONTENT);
        assertThat(Given.fetch(cache, source).fromCache()).isTrue();
    }

    @Test
    void aFileWithoutEntityTagOrDateBeginsAnew() {
        server.replace(CONTENT, "");
        kill();
        assertThat(Given.fetch(cache, source).file()).hasBinaryContent(CONTENT);
        assertThat(server.requests().get(1).containsKey("Range")).isFalse();
    }

    @Test
    void aSpoiltPartIsLoadedAnewBeforeTheUserIsBlamed() throws IOException {
        kill();
        Files.write(Given.parts(cache).getFirst(), new byte[CUT]);
        Fetched fetched = Given.fetcher(cache).fetch(source, Optional.of(Given.digest(CONTENT)), Progress.silent());
        assertThat(fetched.file()).hasBinaryContent(CONTENT);
        assertThat(server.requests().get(2).containsKey("Range")).isFalse();
    }

    /** A load that ends as by a kill: nothing of it tidies up. */
    private void kill() {
        assertThatExceptionOfType(RecordingProgress.Killed.class)
                .isThrownBy(
                        () -> Given.fetcher(cache).fetch(source, Optional.empty(), RecordingProgress.killedAfter(CUT)));
    }
}
