package dev.apriori.miner.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private Instant now = Instant.EPOCH;

    @Test
    void aLogGetsALineForEachTenth() {
        Progress progress = new PlainProgress(out, () -> now);
        progress.start("ratings.csv", 1_000_000);
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofMillis(600));
            progress.advance(50_000);
        }
        progress.done();
        assertThat(lines()).hasSize(11).contains("ratings.csv: 500 kB of 1.0 MB (50 %)");
        assertThat(lines()).last().isEqualTo("ratings.csv: 1.0 MB in 12.0 s");
    }

    @Test
    void aFastLoadIsOneLine() {
        Progress progress = new PlainProgress(out, () -> now);
        progress.start("ratings.csv", 978_202);
        for (int i = 0; i < 978_202; i += 2) {
            progress.advance(2);
        }
        pass(Duration.ofMillis(340));
        progress.done();
        progress.done();
        assertThat(lines()).containsExactly("ratings.csv: 978 kB in 0.3 s");
    }

    @Test
    void aSlowLoadOfUnknownLengthGetsALineEveryTenSeconds() {
        Progress progress = new PlainProgress(out, () -> now);
        progress.start("ratings.csv", Progress.UNKNOWN);
        for (int i = 0; i < 25; i++) {
            pass(Duration.ofSeconds(1));
            progress.advance(1000);
        }
        assertThat(lines()).containsExactly("ratings.csv: 10 kB", "ratings.csv: 20 kB");
    }

    @Test
    void aPauseIsTold() {
        new PlainProgress(out).pause("https://host/x: answered 503; trying again in 1 s");
        assertThat(lines()).containsExactly("https://host/x: answered 503; trying again in 1 s");
    }

    @Test
    void aTerminalShowsABarThatEndsFull() {
        Progress progress = new TerminalProgress(out, 80);
        progress.start("ratings.csv", 2_000_000);
        progress.advance(2_000_000);
        progress.done();
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("ratings.csv", "100%", "2000/2000 kB");
    }

    @Test
    void aTerminalShowsWhyItWaits() {
        Progress progress = new TerminalProgress(out, 80);
        progress.start("ratings.csv", Progress.UNKNOWN);
        progress.advance(5);
        progress.pause("trying again");
        progress.done();
        assertThat(lines()).last().isEqualTo("trying again");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "978202, 978 kB", "999600, 1.0 MB", "8589934592, 8.6 GB"})
    void sizesAreRoundedForPeople(long bytes, String text) {
        assertThat(ByteCount.text(bytes)).isEqualTo(text);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
