package dev.apriori.miner.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.miner.local.ChildProcess.Ended;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.MlflowServer;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunStatus;
import dev.apriori.tracking.local.Folders;
import dev.apriori.tracking.local.LocalServer;
import dev.apriori.tracking.local.PythonEnvironment;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An MLflow server that goes away in the middle, and is there again later. */
class TrackingOutageTest {
    private static final int TRIALS = 24;

    @TempDir
    Path folder;

    private LocalServer server;

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void theCommandEndsWithOneLineAndTheSameCommandFinishesLater() throws Exception {
        var python = new PythonEnvironment(Folders.ofUser(System.getenv()), System.getenv(), System.err::println);
        server = new LocalServer(folder.resolve("mlflow"), python, line -> {});
        SmallExperiment experiment = SmallExperiment.fresh()
                .with(
                        "grid",
                        "{minSupport: ['0.2', '0.18', '0.15'], minThreshold: ['0.5', '1', '1.1', '1.2'], maxLength: [2, 3]}");
        Path file = experiment.write(folder);
        MlflowServer before = server.start();
        var left = new Left(Mlflow.connect(before), experiment.name());

        ChildProcess child = ChildProcess.run(folder, file, before, "--no-serve");
        child.until(() -> left.trialsThatAre(RunStatus.FINISHED) >= 5);
        server.stop();
        Ended away = child.end();

        assertThat(away.exit()).isEqualTo(2);
        assertThat(away.err().lines().filter(line -> !line.startsWith("WARN ")))
                .as("beside the notes of what is tried again")
                .singleElement()
                .asString()
                .contains(before.uri().toString());
        assertThat(child.temporaryFiles()).isEmpty();

        MlflowServer after = server.start();
        Ended last = ChildProcess.run(folder, file, after, "--no-serve").end();

        assertThat(last.exit()).as(last.err()).isZero();
        var all = new Left(Mlflow.connect(after), experiment.name());
        assertThat(all.trials()).hasSize(TRIALS).extracting(Run::status).containsOnly(RunStatus.FINISHED);
        assertThat(all.byKey()).hasSize(TRIALS);
        assertThat(all.sweeps()).extracting(Run::status).containsExactly(RunStatus.FINISHED);
        assertThat(all.versions()).hasSize(1);
    }
}
