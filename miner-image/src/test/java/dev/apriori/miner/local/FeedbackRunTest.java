package dev.apriori.miner.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.miner.feedback.FeedbackEvent;
import dev.apriori.miner.feedback.FeedbackKind;
import dev.apriori.miner.feedback.FileSink;
import dev.apriori.results.TrialTags;
import dev.apriori.tracking.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users of the model server say is mined with the data from the next run on. */
class FeedbackRunTest {
    @TempDir
    Path folder;

    private void say(FeedbackKind kind, int users) {
        try (FileSink sink = FileSink.in(folder.resolve("feedback"), "test")) {
            sink.append(IntStream.range(0, users)
                    .mapToObj(user -> new FeedbackEvent(
                            "", kind, "u-" + user, List.of("1", "2"), "1", OptionalDouble.empty(), Instant.EPOCH))
                    .toList());
        }
    }

    @Test
    void newFeedbackIsMinedAndWhatWasMinedIsNot() throws IOException {
        Files.createDirectory(folder.resolve("feedback"));
        SmallExperiment experiment = SmallExperiment.fresh()
                .with(
                        "dataset",
                        "{format: MovieLensCsv, uri: 'file:ratings.csv', feedback: {uri: 'file:///feedback',"
                                + " volume: {emptyDir: {}}}}")
                .with("grid", "{minSupport: ['0.2'], maxLength: [2]}");
        InProcess here = InProcess.in(folder);
        Left left = here.left(experiment);

        here.run(experiment);
        Run before = left.trials().getFirst();
        say(FeedbackKind.SHOWN, 40);
        here.run(experiment);
        assertThat(left.trials()).as("what was only shown is no rating").hasSize(1);
        assertThat(left.versions().getFirst().tags())
                .as("it tells of the version that was shown")
                .containsEntry(TrialTags.ONLINE_HIT_RATE, "0.0000")
                .containsEntry(TrialTags.ONLINE_CHANCES, "80");

        say(FeedbackKind.WATCHED, 40);
        here.run(experiment);
        assertThat(left.versions().getFirst().tags())
                .containsEntry(TrialTags.ONLINE_HIT_RATE, "1.0000")
                .containsEntry(TrialTags.ONLINE_CHANCES, "80");
        assertThat(left.byKey()).hasSize(2);
        assertThat(left.trials())
                .extracting(run -> run.data().metrics().get("transactions"))
                .containsExactlyInAnyOrder(
                        before.data().metrics().get("transactions"),
                        before.data().metrics().get("transactions") + 40);

        here.run(experiment);
        assertThat(left.trials()).as("the same feedback is the same data").hasSize(2);
    }
}
