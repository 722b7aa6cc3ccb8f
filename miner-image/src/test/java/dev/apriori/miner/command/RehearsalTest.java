package dev.apriori.miner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./apriori} makes its archives of classes by: if it failed nobody would hear of it, and all would be slower. */
class RehearsalTest {
    @TempDir
    Path temporary;

    @Test
    void aRunIsRehearsedWithoutMlflowAndLeavesNothing() {
        rehearsed("run", "--rehearse", "../examples/quickstart/experiment.yaml");
    }

    @Test
    void aServerIsRehearsedAndLeavesNothing() {
        rehearsed("serve", "--rehearse");
    }

    private void rehearsed(Object... arguments) {
        CommandRun run = CommandRun.inProcess(
                Map.of("MLFLOW_TRACKING_URI", "http://127.0.0.1:9"),
                List.of("-Djava.io.tmpdir=" + temporary),
                arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(temporary).isEmptyDirectory();
    }
}
