package dev.apriori.experiment.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.ObjectiveSpec;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.experiment.objective.Objective;
import dev.apriori.experiment.shard.NumberSet;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HarvestTest {
    private static final Objective BEST_LIFT = Objective.of(new ObjectiveSpec(null, null, null, null, null));

    @Test
    void aReportCountsOnceHoweverOftenItComes() {
        ShardReport report = ShardReport.of(3, 9, NumberSet.of(4), leaders(1), "too many itemsets");
        Harvest once = Harvest.NONE.with(report, BEST_LIFT);
        assertThat(once.with(report, BEST_LIFT)).isEqualTo(once);
        assertThat(once.succeeded()).isEqualTo(9);
        assertThat(once.failedTrials()).hasToString("4");
    }

    @Test
    void theLongestReportFitsATerminationMessage() {
        ShardReport report = ShardReport.of(
                9999, 5000, NumberSet.of(IntStream.range(0, 5000).map(i -> 2 * i)), leaders(5), "ü".repeat(5000));
        assertThat(report.toMessage().getBytes(StandardCharsets.UTF_8).length).isLessThan(ShardReport.MAX_BYTES);
        assertThat(ShardReport.fromMessage(report.toMessage())).contains(report);
        assertThat(report.failed()).isEqualTo(5000);
    }

    @Test
    void anotherMessageIsNoReport() {
        assertThat(ShardReport.fromMessage("")).isEmpty();
        assertThat(ShardReport.fromMessage("OOMKilled")).isEmpty();
        assertThat(ShardReport.fromMessage("{\"shard\": 3, \"succ")).isEmpty();
    }

    private static Leaders leaders(int count) {
        return new Leaders(IntStream.range(0, count)
                .mapToObj(trial -> new Candidate(trial, "0123456789abcdef0123456789abcdef", 53.28751234567891, 427088))
                .toList());
    }
}
