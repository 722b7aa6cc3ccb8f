package dev.apriori.miner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.miner.local.SmallExperiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pod says when its work cannot be done, and whether another attempt is worth its while. */
class PodFailureTest {
    @TempDir
    Path folder;

    private final SmallExperiment experiment = SmallExperiment.fresh();

    private PodSweep on(String file, String sha256) {
        String dataset = "{format: MovieLensCsv, uri: 'file:" + file + "', sha256: '" + sha256 + "'}";
        return PodSweep.of(experiment.with("dataset", dataset), folder);
    }

    private static void isToMend(PodSweep sweep, CommandRun run, String says) {
        endsWith(2, sweep, run, says);
    }

    private static void endsWith(int exit, PodSweep sweep, CommandRun run, String says) {
        assertThat(sweep.told(0)).contains(says).doesNotContain("\n").hasSizeLessThan(4096);
        assertThat(run.errLines()).containsExactly(sweep.told(0));
        assertThat(run.exit()).isEqualTo(exit);
    }

    @Test
    void aFileThatIsNotThere() {
        PodSweep sweep = on("nothing.csv", "");

        isToMend(sweep, sweep.shard(0), "spec.dataset.uri '" + folder.resolve("nothing.csv") + "' does not exist");
    }

    @Test
    void otherBytesThanTheirDigest() {
        PodSweep sweep = on("ratings.csv", "0".repeat(64));

        isToMend(sweep, sweep.shard(0), "ratings.csv' has sha256 ");
    }

    @Test
    void dataThatCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("bad.csv"), "userId,movieId,rating,timestamp\n1,2,three,4\n");
        PodSweep sweep = on("bad.csv", "");

        isToMend(sweep, sweep.shard(0), "bad.csv");
    }

    @Test
    void noSuchShard() {
        PodSweep sweep = PodSweep.of(experiment, folder);

        CommandRun run = sweep.shard(2);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(sweep.told(2)).isEqualTo("--shard is 2, but the sweep has 2 shards: give 0 to 1");
    }

    @Test
    void anOrderThatIsNone() throws IOException {
        PodSweep sweep = PodSweep.of(experiment, folder);
        for (String order : List.of("", "[]", "{}", "{\"name\":\"x\",\"spec\":{}}")) {
            Files.writeString(sweep.orderFile(), order);

            isToMend(sweep, sweep.shard(0), "--order '" + sweep.orderFile() + "' is no sweep's order: ");
        }
        Files.delete(sweep.orderFile());

        isToMend(sweep, sweep.shard(0), sweep.orderFile() + " does not exist; check the path");
    }

    @Test
    void anMlflowThatStaysAwayIsNoFailureOfTheAttempt() {
        PodSweep sweep = PodSweep.of(experiment, folder);

        CommandRun run = sweep.shard(0, "--patience=1s", "--tracking-uri=http://127.0.0.1:1");

        endsWith(75, sweep, run, "MLflow at http://127.0.0.1:1 does not answer: connection refused");
    }

    /** Nothing of the world's coming back would mend it: it counts against the retries. */
    @Test
    void aCacheThatCannotBeWrittenIsNoServerThatIsAway() {
        PodSweep sweep = PodSweep.of(
                experiment.with("dataset", "{format: MovieLensCsv, uri: 'https://127.0.0.1:1/ratings.csv'}"), folder);

        CommandRun run = CommandRun.inProcess(
                Map.of("XDG_CACHE_HOME", sweep.orderFile().toString()),
                List.of(),
                sweep.shardArguments(0).toArray());

        endsWith(1, sweep, run, "set XDG_CACHE_HOME to another folder");
    }

    @Test
    void anAddressThatIsNotMlflows() {
        PodSweep sweep = PodSweep.of(experiment, folder);

        isToMend(sweep, sweep.shard(0, "--tracking-uri=http://user:pass@here:1"), "holds credentials");
        assertThat(sweep.told(0)).doesNotContain("pass@");
    }

    @Test
    void aSweepWhoseExperimentWasDeleted() {
        PodSweep sweep = PodSweep.of(experiment, folder);
        Path order = sweep.orderFile();
        write(order, sweep.order().toJson().replace(sweep.order().parentRunId(), "0".repeat(32)));

        isToMend(sweep, sweep.shard(0), "0".repeat(32));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFullHeapHasAnExitCodeOfItsOwn() {
        PodSweep sweep = PodSweep.of(
                experiment
                        .with("grid", "{minSupport: ['0.001'], minThreshold: ['0'], maxLength: [12]}")
                        .with("limits", "{maxItemsets: 2000000000, maxRules: 2000000000}"),
                folder);

        CommandRun run = CommandRun.inProcess(
                Map.of("XDG_CACHE_HOME", folder.toString()),
                List.of("-Xmx40m"),
                sweep.shardArguments(0).toArray());

        assertThat(run.exit()).as(run.err()).isEqualTo(3);
        assertThat(sweep.told(0)).contains("MiB that Java may use are full", "spec.limits.maxItemsets");
    }

    @Test
    void aMessageThatCannotBeWrittenChangesNothing() {
        PodSweep sweep = PodSweep.of(experiment, folder);

        CommandRun run = sweep.shard(0, "--termination-log=" + folder.resolve("none/such"));

        assertThat(run.exit()).isZero();
    }
}
