package dev.apriori.experiment;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.Columns;
import dev.apriori.experiment.api.DataFormat;
import dev.apriori.experiment.api.Dataset;
import dev.apriori.experiment.api.Execution;
import dev.apriori.experiment.api.GridSpec;
import dev.apriori.experiment.api.ModelKind;
import dev.apriori.experiment.api.ObjectiveSpec;
import dev.apriori.experiment.api.Registry;
import dev.apriori.experiment.api.RuleMetric;
import dev.apriori.experiment.api.RulesSpec;
import dev.apriori.experiment.api.Search;
import dev.apriori.experiment.api.Serving;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Specs for tests: defaults, but for the part that a test is about. */
public final class Specs {
    private Specs() {}

    public static Dataset dataset(String sha256) {
        return new Dataset(
                DataFormat.MOVIE_LENS_CSV, "file:///data/ratings.csv", null, sha256, null, null, null, null, null);
    }

    public static Dataset csv(Columns columns) {
        return new Dataset(DataFormat.CSV, "file:///data/ratings.csv", null, null, columns, null, null, null, null);
    }

    /** So many supports, metrics, thresholds, lengths, ratings and ratings per item. */
    public static GridSpec grid(int supports, int metrics, int thresholds, int lengths, int ratings, int perItem) {
        return new GridSpec(
                decimals(supports),
                List.of(RuleMetric.values()).subList(0, metrics),
                decimals(thresholds),
                IntStream.range(0, lengths).mapToObj(i -> i + 2).toList(),
                decimals(ratings),
                IntStream.range(0, perItem).mapToObj(i -> i + 1).toList(),
                null,
                null);
    }

    /** The same grid with these models. */
    public static GridSpec models(GridSpec grid, ModelKind... models) {
        return new GridSpec(
                grid.minSupport(),
                grid.metric(),
                grid.minThreshold(),
                grid.maxLength(),
                grid.minRating(),
                grid.minRatingsPerItem(),
                grid.algorithm(),
                List.of(models));
    }

    private static List<String> decimals(int count) {
        return IntStream.range(0, count).mapToObj(i -> "0." + (i + 10)).toList();
    }

    public static Arbitrary<GridSpec> grids() {
        Arbitrary<Integer> few = Arbitraries.integers().between(1, 4);
        return Combinators.combine(Arbitraries.integers().between(1, 12), few, few, few, few, few)
                .as(Specs::grid);
    }

    public static Arbitrary<Search> searches() {
        return Arbitraries.oneOf(
                Arbitraries.just(Search.all()),
                Combinators.combine(
                                Arbitraries.integers().between(1, 300),
                                Arbitraries.integers().between(0, 1000))
                        .as(Search::random));
    }

    public static AprioriExperimentSpec of(GridSpec grid) {
        return new AprioriExperimentSpec(
                false, dataset(null), grid, null, null, null, null, null, null, null, null, null);
    }

    /** One trial that asks that of its rules. */
    public static AprioriExperimentSpec of(RulesSpec rules) {
        return new AprioriExperimentSpec(
                false, dataset(null), grid(1, 1, 1, 1, 1, 1), null, rules, null, null, null, null, null, null, null);
    }

    public static AprioriExperimentSpec of(
            boolean suspend,
            GridSpec grid,
            ObjectiveSpec objective,
            Execution execution,
            Registry registry,
            Serving serving) {
        return new AprioriExperimentSpec(
                suspend, dataset(null), grid, null, null, objective, null, execution, null, registry, serving, null);
    }
}
