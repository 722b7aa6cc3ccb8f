package dev.apriori.miner.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.apriori.tracking.RealMlflow;
import dev.apriori.tracking.RunFilter;
import dev.apriori.tracking.RunQuery;
import dev.apriori.tracking.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full while rules are written is told in one line, and no run stays RUNNING. */
class FullDiskTest {
    private static final Path ALWAYS_FULL = Path.of("/dev/full");

    @TempDir
    Path folder;

    /** The smaller has no room for the library that compresses, the larger none for the rules. */
    @ParameterizedTest
    @ValueSource(strings = {"32k", "1m"})
    void whileARunWritesItsRules(String size) throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", small.toString()),
                "no small disk to fill up: mounting one takes root");
        try {
            Experiment experiment = Experiment.in(folder)
                    .with("minSupport", "minSupport: [\"0.01\"]")
                    .with("minThreshold", "minThreshold: [\"0\"]\n    maxLength: [3]");

            CommandRun run = CommandRun.inProcess(
                    Map.of(),
                    List.of("-Djava.io.tmpdir=" + small),
                    "run",
                    experiment.file(),
                    "--no-serve",
                    "--quiet",
                    "--tracking-uri",
                    RealMlflow.server().uri());

            assertThat(run.errLines()).as("one line").hasSize(1);
            assertThat(run.err()).startsWith("cannot write " + small).contains("No space left on device", "; see that");
            assertThat(run.exit()).isEqualTo(2);
            assertThat(small).isEmptyDirectory();
            assertThat(statuses(experiment)).contains(RunStatus.FAILED).doesNotContain(RunStatus.RUNNING);
        } finally {
            assertThat(succeeds("umount", small.toString())).isTrue();
        }
    }

    @Test
    void whileMineWritesItsFiles() {
        assumeTrue(Files.exists(ALWAYS_FULL), "this system has no " + ALWAYS_FULL);
        Experiment.in(folder);
        Path baskets = folder.resolve("movies.csv");
        for (String option : List.of("--itemsets-out", "--rules-out")) {
            CommandRun run = CommandRun.of(
                    "mine",
                    "--transactions",
                    baskets,
                    "--min-support",
                    "0.1",
                    "--metric",
                    "lift",
                    "--min-threshold",
                    "0",
                    option,
                    ALWAYS_FULL);

            assertThat(run.errLines())
                    .singleElement()
                    .asString()
                    .startsWith("cannot write " + ALWAYS_FULL + " (No space left on device); see that there is room");
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
        }
        assertThat(ALWAYS_FULL).as("the device is still one").matches(file -> !Files.isRegularFile(file));
    }

    private static List<RunStatus> statuses(Experiment experiment) {
        var mlflow = RealMlflow.connected();
        var tracked = mlflow.experiments().find(experiment.name()).orElseThrow();
        return mlflow.runs()
                .search(RunQuery.of(tracked.id(), RunFilter.all()))
                .map(run -> run.status())
                .toList();
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
