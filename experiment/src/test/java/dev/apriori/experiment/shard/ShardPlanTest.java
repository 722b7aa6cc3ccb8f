package dev.apriori.experiment.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.Specs;
import dev.apriori.experiment.api.GridSpec;
import dev.apriori.experiment.api.Search;
import dev.apriori.experiment.file.ExperimentFile;
import dev.apriori.experiment.grid.Grid;
import dev.apriori.experiment.grid.Trial;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShardPlanTest {
    @Provide
    Arbitrary<GridSpec> grids() {
        return Specs.grids();
    }

    @Provide
    Arbitrary<Search> searches() {
        return Specs.searches();
    }

    @Test
    void theStudysGridIsOneShard() {
        ShardPlan plan = ShardPlan.of(ExperimentFile.read(Path.of("../examples/movielens/experiment.yaml"))
                .getSpec());
        assertThat(plan.count()).isEqualTo(1);
        assertThat(plan.trialsOf(0)).hasSize(60).extracting(Trial::number).isSorted();
    }

    @Test
    void aJobEachIsAShardEach() {
        ShardPlan plan = ShardPlan.of(Grid.of(Specs.grid(3, 2, 1, 2, 1, 1), Search.all()), OptionalInt.of(1));
        assertThat(plan.count()).isEqualTo(12);
        assertThat(plan.trialsOf(7)).hasSize(1);
    }

    @Test
    void aLargePassIsCutEvenly() {
        ShardPlan plan = ShardPlan.of(Grid.of(Specs.grid(50, 5, 1, 1, 1, 2), Search.all()), OptionalInt.empty());
        assertThat(IntStream.range(0, plan.count()).mapToObj(plan::size)).containsExactly(125, 125, 125, 125);
    }

    @Property
    void everyTrialIsInOneShardThatKnowsIt(
            @ForAll("grids") GridSpec spec,
            @ForAll("searches") Search search,
            @ForAll @IntRange(max = 9) int trialsPerJob) {
        ShardPlan plan = ShardPlan.of(
                Grid.of(spec, search), trialsPerJob == 0 ? OptionalInt.empty() : OptionalInt.of(trialsPerJob));
        BitSet seen = new BitSet();
        for (int shard = 0; shard < plan.count(); shard++) {
            List<Trial> trials = plan.trialsOf(shard);
            assertThat(trials).hasSize(plan.size(shard)).isNotEmpty();
            for (Trial trial : trials) {
                assertThat(seen.get(trial.number())).isFalse();
                assertThat(plan.shardOf(trial.number())).isEqualTo(shard);
                seen.set(trial.number());
            }
        }
        assertThat(seen.cardinality()).isEqualTo(plan.grid().size());
    }

    @Property
    void aShardWithoutGivenSizeIsOfOnePassAndNotTooLarge(
            @ForAll("grids") GridSpec spec, @ForAll("searches") Search search) {
        ShardPlan plan = ShardPlan.of(Grid.of(spec, search), OptionalInt.empty());
        for (int shard = 0; shard < plan.count(); shard++) {
            assertThat(plan.size(shard)).isLessThanOrEqualTo(ShardPlan.LARGEST);
            assertThat(plan.trialsOf(shard).stream()
                            .map(trial -> trial.parameters().pass())
                            .distinct())
                    .hasSize(1);
        }
    }
}
