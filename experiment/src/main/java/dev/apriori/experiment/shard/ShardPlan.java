package dev.apriori.experiment.shard;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.grid.Grid;
import dev.apriori.experiment.grid.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How trials are put into shards, each the work of one Job: trials stand pass by pass, and a shard is a stretch of
 * them. With a fixed number of trials a shard has that many, whatever their passes. Else a shard is of one pass, and
 * passes of more than {@value #LARGEST} trials are cut evenly.
 */
public final class ShardPlan {
    /** The most trials of a shard whose size is not given. */
    public static final int LARGEST = 200;

    private final Grid grid;
    /** The place of each shard's first trial, and the end: computed from the spec, stored nowhere. */
    private final int[] starts;

    private ShardPlan(Grid grid, int[] starts) {
        this.grid = grid;
        this.starts = starts;
    }

    /** The plan of a spec that passed the checks. */
    public static ShardPlan of(AprioriExperimentSpec spec) {
        return of(Grid.of(spec), spec.execution().fixedTrialsPerJob());
    }

    /** @param trialsPerJob at least 1; empty to put those together that share a pass */
    public static ShardPlan of(Grid grid, OptionalInt trialsPerJob) {
        IntStream starts = trialsPerJob.isPresent()
                ? cuts(0, grid.size(), trialsPerJob.getAsInt())
                : IntStream.range(0, grid.passes())
                        .flatMap(pass -> evenCuts(grid.trialsBeforePass(pass), grid.trialsBeforePass(pass + 1)));
        return new ShardPlan(
                grid, IntStream.concat(starts, IntStream.of(grid.size())).toArray());
    }

    private static IntStream cuts(int from, int to, int size) {
        return IntStream.iterate(from, start -> start < to, start -> start + size);
    }

    private static IntStream evenCuts(int from, int to) {
        int trials = to - from;
        int shards = (trials + LARGEST - 1) / LARGEST;
        return IntStream.range(0, shards).map(shard -> from + shard * trials / shards);
    }

    public Grid grid() {
        return grid;
    }

    /** How many shards there are. */
    public int count() {
        return starts.length - 1;
    }

    /** How many trials the shard has. */
    public int size(int shard) {
        return starts[shard + 1] - starts[shard];
    }

    /** The shard's trials, those of one pass together. */
    public List<Trial> trialsOf(int shard) {
        return IntStream.range(starts[shard], starts[shard + 1])
                .map(grid::trialAt)
                .mapToObj(grid::trial)
                .toList();
    }

    /** The shard that the trial is in. */
    public int shardOf(int trial) {
        int found = Arrays.binarySearch(starts, grid.placeOf(trial));
        return found >= 0 ? found : -found - 2;
    }
}
