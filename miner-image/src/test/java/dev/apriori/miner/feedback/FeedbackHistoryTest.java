package dev.apriori.miner.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.mining.MiningException;
import dev.apriori.mining.data.MoreRating;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackHistoryTest {
    private static final FeedbackHistory.Worth WORTH =
            new FeedbackHistory.Worth(new BigDecimal("4"), Optional.of(new BigDecimal("3.5")));

    @TempDir
    Path folder;

    private void write(String host, FeedbackEvent... events) {
        try (FileSink sink = FileSink.in(folder, host)) {
            sink.append(List.of(events));
        }
    }

    private FeedbackHistory read() {
        return FeedbackHistory.read(folder, WORTH, Instant.MAX);
    }

    @Test
    void whatWasWatchedOrClickedIsARatingAndWhatWasOnlyShownIsNone() {
        write(
                "a",
                Events.event(FeedbackKind.SHOWN, "4", "u", "1", "2", "3", "4"),
                Events.event(FeedbackKind.CLICKED, "4", "u", "1"),
                Events.event(FeedbackKind.WATCHED, "4", "u", "2"),
                Events.watched("u", "3", 1.5, Events.NOON));

        assertThat(read().ratings())
                .containsExactly(
                        new MoreRating("u", "1", 3.5f), new MoreRating("u", "2", 4f), new MoreRating("u", "3", 1.5f));
        assertThat(FeedbackHistory.read(
                                folder, new FeedbackHistory.Worth(BigDecimal.ONE, Optional.empty()), Instant.MAX)
                        .ratings())
                .containsExactly(new MoreRating("u", "2", 1f), new MoreRating("u", "3", 1.5f));
    }

    @Test
    void theLastWordCountsInWhicheverFileItIs() {
        write("b", Events.watched("u", "1", 5, Events.NOON.plusSeconds(60)));
        write("a", Events.watched("u", "1", 2, Events.NOON));

        assertThat(read().ratings()).containsExactly(new MoreRating("u", "1", 5f));
    }

    @Test
    void theSameFeedbackHasTheSameDigestHoweverItIsWritten() throws IOException {
        FeedbackEvent one = Events.watched("u", "1", 5, Events.NOON);
        FeedbackEvent other = Events.watched("v", "2", 3, Events.NOON);
        write("a", one, other);
        String digest = read().sha256();

        for (Path file : new FeedbackFolder(folder).files()) {
            Files.delete(file);
        }
        write("b", other);
        write("c", one, other, Events.event(FeedbackKind.SHOWN, "4", "w", "1"));
        assertThat(read().sha256()).isEqualTo(digest);

        write("d", Events.watched("u", "1", 4, Events.NOON.plusSeconds(1)));
        assertThat(read().sha256()).isNotEqualTo(digest);
    }

    @Test
    void ofAVersionItIsToldHowOftenPeopleTookWhatItShowed() {
        FeedbackEvent click = new FeedbackEvent(
                "a1", FeedbackKind.CLICKED, "u", List.of("1"), "4", OptionalDouble.empty(), Events.NOON);
        write("a", Events.event(FeedbackKind.SHOWN, "4", "u", "1", "2"), click);
        write("b", click, Events.event(FeedbackKind.SHOWN, "5", "v", "1"));

        assertThat(read().byVersion()).containsOnlyKeys("4", "5");
        assertThat(read().byVersion().get("4"))
                .returns(2L, FeedbackTally.Counts::chances)
                .returns(1L, FeedbackTally.Counts::clicked)
                .returns(0.5, FeedbackTally.Counts::hitRate);
    }

    @Test
    void laterEventsAreLeftOut() {
        write("a", Events.watched("u", "1", 5, Events.NOON), Events.watched("u", "2", 5, Events.NOON.plusSeconds(1)));

        assertThat(FeedbackHistory.read(folder, WORTH, Events.NOON).ratings())
                .containsExactly(new MoreRating("u", "1", 5f));
    }

    @Test
    void halfALineOfAServerThatWasKilledCostsThatLineAlone() throws IOException {
        write("a", Events.watched("u", "1", 5, Events.NOON));
        Path file = new FeedbackFolder(folder).files().getFirst();
        Files.writeString(file, "{\"kind\":\"watched\",\"us", StandardOpenOption.APPEND);

        assertThat(read().ratings()).hasSize(1);
    }

    @Test
    void aFolderThatIsNotThereIsToldByName() {
        assertThatThrownBy(() -> FeedbackHistory.read(folder.resolve("gone"), WORTH, Instant.MAX))
                .isInstanceOf(MiningException.class)
                .hasMessageContaining("gone")
                .hasMessageContaining("check the folder");
    }
}
