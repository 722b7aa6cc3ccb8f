package dev.apriori.miner.command;

import dev.apriori.miner.pod.TerminationMessage;
import dev.apriori.mining.MiningException;
import dev.apriori.results.SweepOrder;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.MlflowServer;
import dev.apriori.tracking.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the commands of a sweep's pods have in common. */
@Command(
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0    done: the termination message says what came of it",
            "  1    trouble that may pass, or a defect: to be tried again",
            "  2    something that you can mend: not to be tried again as it is",
            "  3    out of memory",
            "  75   MLflow, or the data's server, is away: to be tried again until it is back",
            "  143  stopped by SIGTERM: runs under way are marked KILLED, the same command",
            "       goes on from there"
        })
final class SweepOptions {
    private static final String VARIABLE = "MLFLOW_TRACKING_URI";

    @Option(
            names = "--order",
            paramLabel = "FILE",
            required = true,
            description = "the sweep's order, as the operator writes it")
    Path orderFile;

    @Option(
            names = "--tracking-uri",
            paramLabel = "URI",
            description = "the MLflow server (default: MLFLOW_TRACKING_URI, or spec.tracking.uri)")
    Optional<String> trackingUri = Optional.empty();

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "10m",
            converter = Numbers.Time.class,
            description = "about how long MLflow may be away at a stretch (default: ${DEFAULT-VALUE})")
    Duration patience;

    @Option(
            names = "--termination-log",
            paramLabel = "FILE",
            description = "where to say how it ended (default: /dev/termination-log, where Kubernetes has put it)")
    Optional<Path> terminationLog = Optional.empty();

    TerminationMessage terminationMessage() {
        return TerminationMessage.at(terminationLog);
    }

    /** @throws MiningException when the file is no order */
    SweepOrder order() throws IOException {
        try {
            return SweepOrder.parse(Files.readString(orderFile));
        } catch (IllegalArgumentException e) {
            throw new MiningException("--order '" + orderFile + "' " + e.getMessage());
        }
    }

    /** @throws dev.apriori.tracking.TrackingException when the address is none */
    Mlflow mlflow(SweepOrder order) {
        String uri = Stream.of(
                        trackingUri.orElse(""),
                        System.getenv().getOrDefault(VARIABLE, ""),
                        order.spec().tracking().uri())
                .filter(given -> !given.isBlank())
                .findFirst()
                .orElseThrow(() -> new MiningException(VARIABLE
                        + " is not set, and spec.tracking.uri is empty; give an MLflow server by one of them"));
        return Mlflow.connect(MlflowServer.at(uri, System.getenv()), Patience.outlasting(patience));
    }
}
