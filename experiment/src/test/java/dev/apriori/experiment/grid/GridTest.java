package dev.apriori.experiment.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.Specs;
import dev.apriori.experiment.api.Algorithm;
import dev.apriori.experiment.api.GridSpec;
import dev.apriori.experiment.api.RuleMetric;
import dev.apriori.experiment.api.Search;
import dev.apriori.experiment.file.ExperimentFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GridTest {
    @Provide
    Arbitrary<GridSpec> grids() {
        return Specs.grids();
    }

    @Provide
    Arbitrary<Search> searches() {
        return Specs.searches();
    }

    @Test
    void theStudysGridHasSixtyTrialsInDeclaredOrder() {
        Grid grid = Grid.of(ExperimentFile.read(Path.of("../examples/movielens/experiment.yaml"))
                .getSpec());
        assertThat(grid.size()).isEqualTo(60);
        assertThat(grid.trial(0).parameters().byName())
                .containsAllEntriesOf(java.util.Map.of(
                        "min_support", "0.1", "metric", "lift", "min_threshold", "0.1", "max_len", "2"));
        assertThat(grid.trial(1).parameters().minThreshold()).isEqualByComparingTo("0.2");
        assertThat(grid.trial(6).parameters().metric()).isEqualTo(RuleMetric.CONFIDENCE);
        assertThat(grid.trial(59).parameters())
                .isEqualTo(new TrialParameters(
                        new BigDecimal("0.010"),
                        RuleMetric.CONFIDENCE,
                        new BigDecimal("1.0"),
                        2,
                        new BigDecimal("3.50"),
                        1,
                        Algorithm.AUTO));
        assertThat(grid.trial(12).name("movielens")).isEqualTo("movielens-0012");
    }

    @Property
    void noTwoTrialsAreTheSame(@ForAll("grids") GridSpec spec, @ForAll("searches") Search search) {
        Grid grid = Grid.of(spec, search);
        Set<TrialParameters> seen = new HashSet<>();
        for (int number = 0; number < grid.size(); number++) {
            assertThat(grid.trial(number).number()).isEqualTo(number);
            assertThat(seen.add(grid.trial(number).parameters())).isTrue();
        }
    }

    @Property
    void placesArePassByPass(@ForAll("grids") GridSpec spec, @ForAll("searches") Search search) {
        Grid grid = Grid.of(spec, search);
        Set<Pass> passes = new HashSet<>();
        for (int pass = 0; pass < grid.passes(); pass++) {
            List<Integer> trials = IntStream.range(grid.trialsBeforePass(pass), grid.trialsBeforePass(pass + 1))
                    .mapToObj(grid::trialAt)
                    .toList();
            assertThat(trials).allMatch(trial -> grid.trialAt(grid.placeOf(trial)) == trial);
            Set<Pass> ofPass = new HashSet<>(trials.stream()
                    .map(trial -> grid.trial(trial).parameters().pass())
                    .toList());
            assertThat(ofPass).hasSizeLessThanOrEqualTo(1);
            assertThat(ofPass).noneMatch(passes::contains);
            passes.addAll(ofPass);
        }
        assertThat(grid.trialsBeforePass(grid.passes())).isEqualTo(grid.size());
    }

    @Property
    void theSameSeedChoosesTheSameAndMoreOfItAddsToIt(@ForAll("grids") GridSpec spec) {
        Grid some = Grid.of(spec, Search.random(5, 7));
        Grid more = Grid.of(spec, Search.random(9, 7));
        assertThat(parameters(some)).isEqualTo(parameters(Grid.of(spec, Search.random(5, 7))));
        assertThat(parameters(more)).containsAll(parameters(some));
        assertThat(parameters(Grid.of(spec, Search.all()))).containsAll(parameters(more));
    }

    @Test
    void anotherSeedChoosesOthers() {
        GridSpec spec = Specs.grid(10, 4, 4, 2, 1, 1);
        assertThat(parameters(Grid.of(spec, Search.random(10, 1))))
                .isNotEqualTo(parameters(Grid.of(spec, Search.random(10, 2))));
    }

    private static Set<TrialParameters> parameters(Grid grid) {
        return new HashSet<>(IntStream.range(0, grid.size())
                .mapToObj(number -> grid.trial(number).parameters())
                .toList());
    }
}
