package dev.apriori.miner.local;

import dev.apriori.miner.load.DataPlaces;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How an experiment is run on this machine, beside what its file says.
 *
 * @param file the experiment
 * @param data a folder with local copies of the data
 * @param feedback the folder that feedback is kept in, and read from
 * @param parallelism how many shards are mined at once; empty for as many as the file says and there are cores
 */
public record LocalOptions(Path file, Optional<Path> data, Path feedback, OptionalInt parallelism) {
    /** Where the data are. */
    public DataPlaces places() {
        return new DataPlaces(file.toAbsolutePath().getParent(), data, feedback);
    }
}
