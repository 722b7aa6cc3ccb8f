package dev.apriori.miner.local;

import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.MlflowServer;
import dev.apriori.tracking.Patience;
import dev.apriori.tracking.TrackingException.Unreachable;
import dev.apriori.tracking.local.LocalServer;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Which MLflow server is used: the one of the command line, of the environment, of the file, else one of our own. */
public final class TrackingChoice {
    private static final String VARIABLE = "MLFLOW_TRACKING_URI";

    private static final int ATTEMPTS = 4;

    /** Shorter than in the midst of work: nothing is lost yet, and what is wrong is most often the address. */
    private static final Patience FIRST_CONTACT = Patience.once().withAnswer(Duration.ofSeconds(10));

    private final Map<String, String> environment;
    private final Consumer<String> progress;
    private final Optional<Duration> outage;

    public TrackingChoice(Map<String, String> environment, Consumer<String> progress) {
        this(environment, progress, Optional.empty());
    }

    private TrackingChoice(Map<String, String> environment, Consumer<String> progress, Optional<Duration> outage) {
        this.environment = environment;
        this.progress = progress;
        this.outage = outage;
    }

    /** The same, for where nobody watches: the server may be away for about that long, also at first. */
    public TrackingChoice outlasting(Duration longest) {
        return new TrackingChoice(environment, progress, Optional.of(longest));
    }

    /**
     * The server, which has answered, unless it may be away for a while.
     *
     * @param inFile what the experiment's file names; empty when it names none
     * @throws dev.apriori.tracking.TrackingException when it does not answer, or does not let us in
     */
    public Mlflow connect(Optional<String> onCommandLine, String inFile) {
        MlflowServer server = Stream.of(onCommandLine.orElse(""), environment.getOrDefault(VARIABLE, ""), inFile)
                .filter(uri -> !uri.isBlank())
                .findFirst()
                .map(uri -> MlflowServer.at(uri, environment))
                .orElseGet(() -> LocalServer.ofUser(environment, progress).start());
        if (outage.isPresent()) {
            return Mlflow.connect(server, Patience.outlasting(outage.get()));
        }
        greet(server);
        return Mlflow.connect(server);
    }

    private static void greet(MlflowServer server) {
        var config = RetryConfig.custom()
                .maxAttempts(ATTEMPTS)
                .intervalFunction(IntervalFunction.ofExponentialBackoff(Duration.ofMillis(500), 2))
                .retryOnException(Unreachable.class::isInstance)
                .build();
        Mlflow greeting = Mlflow.connect(server, FIRST_CONTACT);
        long start = System.nanoTime();
        try {
            Retry.of("first contact", config).executeSupplier(greeting::version);
        } catch (Unreachable away) {
            throw new Unreachable(
                    away.getMessage() + "; tried " + ATTEMPTS + " times in "
                            + Duration.ofNanos(System.nanoTime() - start).toSeconds()
                            + " s; start it, or give another by --tracking-uri or " + VARIABLE,
                    away);
        }
    }
}
