package dev.apriori.miner.command;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.miner.server.ModelServer;
import dev.apriori.miner.trial.TrialRehearsal;
import dev.apriori.miner.trial.WorkFolder;
import dev.apriori.mining.data.Dataset;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.MlflowServer;
import dev.apriori.tracking.NewRun;
import dev.apriori.tracking.Patience;
import dev.apriori.tracking.TrackingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Does what a run does and tells no one, so that the virtual machine can keep the classes and profiles of a run for later
 * ones.
 */
final class RunRehearsal {
    private static final String RUN = """
            {"run": {"info": {"run_id": "r", "experiment_id": "1", "run_name": "r", "status": "RUNNING", "start_time": 1,
              "artifact_uri": "mlflow-artifacts:/1/r/artifacts"},
             "data": {"params": [{"key": "a", "value": "1"}], "metrics": [{"key": "b", "value": 2.5}], "tags": []}}}
            """;

    private RunRehearsal() {}

    static void run(AprioriExperimentSpec spec, Dataset dataset) throws IOException {
        TrialRehearsal.run(spec, dataset);
        ModelServer.check(ServeRehearsal.model());
        talk();
    }

    /** Asks a server of files for what MLflow is asked for: it gives the run, and refuses what would change something. */
    private static void talk() throws IOException {
        try (var folder = new WorkFolder()) {
            Path runs = Files.createDirectories(folder.path().resolve("api/2.0/mlflow/runs"));
            Files.writeString(folder.path().resolve("version"), "0.0.0");
            Path run = Files.writeString(runs.resolve("get"), RUN, StandardCharsets.UTF_8);
            HttpServer server = SimpleFileServer.createFileServer(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    folder.path().toAbsolutePath(),
                    OutputLevel.NONE);
            server.start();
            try {
                talk(MlflowServer.at("http://127.0.0.1:" + server.getAddress().getPort()), run);
            } finally {
                server.stop(0);
            }
        }
    }

    private static void talk(MlflowServer server, Path file) {
        Mlflow mlflow = Mlflow.connect(server, Patience.once());
        mlflow.version();
        mlflow.runs().get("r");
        expectRefusal(() -> mlflow.experiments().named("rehearsal"));
        expectRefusal(() -> mlflow.runs().create(NewRun.named("1", "rehearsal")));
        expectRefusal(() -> mlflow.artifacts().put("mlflow-artifacts:/1/r/artifacts", "file", file));
    }

    private static void expectRefusal(Runnable call) {
        try {
            call.run();
        } catch (TrackingException expected) {
            return;
        }
        throw new IllegalStateException("a server of files has taken what only MLflow takes");
    }
}
