package dev.apriori.miner.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeedbackIdsTest {
    private final FeedbackIds ids = new FeedbackIds();

    @Test
    void anEventThatIsSentAgainIsNotNew() {
        assertThat(ids.claim(List.of(Events.withId("1"), Events.withId("2"), Events.withId("1"))))
                .hasSize(2);
        assertThat(ids.claim(List.of(Events.withId("2"), Events.withId("3"))))
                .extracting(FeedbackEvent::id)
                .containsExactly("3");
    }

    @Test
    void eventsWithoutAnIdAreAlwaysNew() {
        assertThat(ids.claim(List.of(Events.withId(""), Events.withId("")))).hasSize(2);
    }

    @Test
    void whatCouldNotBeKeptMayComeAgain() {
        ids.release(ids.claim(List.of(Events.withId("1"))));

        assertThat(ids.claim(List.of(Events.withId("1")))).hasSize(1);
    }
}
