package dev.apriori.operator.tracking;

import dev.apriori.experiment.api.SecretRef;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.subject.Subject;
import dev.apriori.tracking.TrackingException;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Connections to the MLflow servers of experiments: one for each server and Secret. Safe for use by many threads. */
public final class Connections {
    private final KubernetesClient kubernetes;
    private final OperatorSettings settings;
    private final Map<String, String> environment;
    private final Consumer<TrackingException> failures;
    private final InstantSource clock;
    private final Map<Place, Probe> probes = new ConcurrentHashMap<>();

    /** @param namespace empty where there is no Secret */
    record Place(String uri, String namespace, SecretRef secret) {}

    /**
     * @param environment of this program: its {@code MLFLOW_TRACKING_SERVER_CERT_PATH} and {@code _INSECURE_TLS} count
     * @param failures hears of each time that a server was asked and did not answer
     */
    public Connections(
            KubernetesClient kubernetes,
            OperatorSettings settings,
            Map<String, String> environment,
            Consumer<TrackingException> failures,
            InstantSource clock) {
        this.kubernetes = kubernetes;
        this.settings = settings;
        this.environment = Map.copyOf(environment);
        this.failures = failures;
        this.clock = clock;
    }

    /** The experiment's MLflow, as it was found at most some seconds ago. */
    public Connection of(Subject subject) {
        return probe(subject).connection();
    }

    /** Takes note that a call has failed, so that the server is left alone for some seconds. */
    public Connection.Down failed(Subject subject, TrackingException failure) {
        return probe(subject).failed(failure);
    }

    private Probe probe(Subject subject) {
        MlflowAccess access = MlflowAccess.of(subject.spec().tracking(), settings);
        String namespace = access.credentials().given() ? subject.namespace() : "";
        return probes.computeIfAbsent(
                new Place(access.uri(), namespace, access.credentials()),
                place -> new Probe(place, kubernetes, environment, failures, clock));
    }
}
