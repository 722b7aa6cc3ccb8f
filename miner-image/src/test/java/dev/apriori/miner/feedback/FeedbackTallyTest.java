package dev.apriori.miner.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.apriori.miner.feedback.FeedbackTally.Counts;
import org.junit.jupiter.api.Test;

class FeedbackTallyTest {
    private final FeedbackTally tally = new FeedbackTally();

    @Test
    void theHitRateIsTheShareOfWhatWasShownThatWasClickedOrWatched() {
        tally.count(Events.event(FeedbackKind.SHOWN, "4", "u-1", "1", "2", "3", "4"));
        tally.count(Events.event(FeedbackKind.CLICKED, "4", "u-1", "1"));
        tally.count(Events.event(FeedbackKind.WATCHED, "4", "u-1", "2"));

        assertThat(tally.of("4")).isEqualTo(new Counts(0, 4, 1, 1, 2));
        assertThat(tally.of("4").hitRate()).isEqualTo(0.5);
    }

    @Test
    void whatIsClickedAndThenWatchedIsOneHit() {
        tally.count(Events.event(FeedbackKind.SHOWN, "4", "u-1", "1", "2"));
        tally.count(Events.event(FeedbackKind.CLICKED, "4", "u-1", "1"));
        tally.count(Events.event(FeedbackKind.WATCHED, "4", "u-1", "1"));
        tally.count(Events.event(FeedbackKind.WATCHED, "4", "u-2", "1"));

        assertThat(tally.of("4").hits()).isEqualTo(2);
    }

    @Test
    void whereNothingIsSaidToBeShownWhatWasRecommendedCounts() {
        tally.count(Events.event(FeedbackKind.RECOMMENDED, "4", "u-1", "1", "2", "3"));
        tally.count(Events.event(FeedbackKind.CLICKED, "4", "u-1", "3"));

        assertThat(tally.of("4").hitRate()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void theRateOfAVersionThatNobodyHasSeenIsZero() {
        assertThat(tally.of("4").hitRate()).isZero();
    }

    @Test
    void versionsAreToldApartAndWhatNoModelRecommendedCountsForNone() {
        tally.count(Events.event(FeedbackKind.SHOWN, "4", "u-1", "1"));
        tally.count(Events.event(FeedbackKind.SHOWN, "5", "u-1", "1", "2"));
        tally.count(Events.event(FeedbackKind.WATCHED, "", "u-1", "1"));

        assertThat(tally.byVersion()).containsOnlyKeys("4", "5");
        assertThat(tally.of("5").shown()).isEqualTo(2);
    }

    @Test
    void howeverManyVersionsAreNamedFewAreToldApartAndNothingIsLost() {
        for (int version = 1; version <= 100; version++) {
            tally.count(Events.event(FeedbackKind.SHOWN, String.valueOf(version), "u-1", "1"));
            tally.count(Events.event(FeedbackKind.SHOWN, "7", "u-1", "1"));
        }

        assertThat(tally.byVersion()).hasSize(FeedbackTally.MAX_VERSIONS + 1).containsKeys("7", "100", "other");
        assertThat(tally.byVersion().values().stream().mapToLong(Counts::shown).sum())
                .isEqualTo(200);
        assertThat(tally.of("7").shown()).isEqualTo(101);
    }
}
