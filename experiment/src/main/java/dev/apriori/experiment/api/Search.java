package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Which trials of the grid are run.
 *
 * @param maxTrials at least 1 for {@link Strategy#RANDOM}, 0 for {@link Strategy#GRID}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = SpecRules.SEARCH, message = SpecRules.SEARCH_FIX, fieldPath = ".maxTrials")
public record Search(
        @JsonPropertyDescription("Grid: every trial. Random: maxTrials of them, chosen by seed without repetition.")
        Strategy strategy,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @JsonPropertyDescription("How many trials strategy Random chooses; all, when the grid has fewer.")
        @Min(1)
        @Max(SpecRules.MAX_TRIALS)
        int maxTrials,

        @JsonPropertyDescription("The start of the random choice: the same seed chooses the same trials.")
        @Min(0)
        @Max(Integer.MAX_VALUE)
        Integer seed) {
    /** How trials are chosen. */
    public enum Strategy {
        @JsonProperty("Grid")
        GRID,
        @JsonProperty("Random")
        RANDOM
    }

    public Search {
        strategy = requireNonNullElse(strategy, Strategy.GRID);
        seed = requireNonNullElse(seed, 0);
    }

    /** Every trial of the grid. */
    public static Search all() {
        return new Search(Strategy.GRID, 0, 0);
    }

    /** That many trials at most, chosen by the seed. */
    public static Search random(int maxTrials, int seed) {
        return new Search(Strategy.RANDOM, maxTrials, seed);
    }
}
