package dev.apriori.operator.tracking;

import dev.apriori.operator.tracking.Connections.Place;
import dev.apriori.tracking.Credentials;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.MlflowServer;
import dev.apriori.tracking.Patience;
import dev.apriori.tracking.TrackingException;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds out whether a server is there, at most every {@link #KEPT} and with little patience, so that one that is away
 * holds nobody up. Its Secret is read each time, so that a changed one is noticed.
 */
final class Probe {
    static final Duration KEPT = Duration.ofSeconds(10);

    private static final Patience PROBING = Patience.once().withAnswer(Duration.ofSeconds(8));
    private static final Patience WORKING = new Patience(
            Duration.ofSeconds(3),
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            2,
            Duration.ofMillis(200),
            Duration.ofSeconds(1));

    /** What of a Secret is taken; the rest of it is not ours to know. */
    private static final Set<String> KEYS =
            Set.of("MLFLOW_TRACKING_USERNAME", "MLFLOW_TRACKING_PASSWORD", "MLFLOW_TRACKING_TOKEN");

    private final Place place;
    private final KubernetesClient kubernetes;
    private final Map<String, String> environment;
    private final Consumer<TrackingException> failures;
    private final InstantSource clock;

    private Optional<Client> client = Optional.empty();
    private Connection found = new Connection.Down("it was not asked yet");
    private Instant since = Instant.EPOCH;

    private record Client(MlflowServer server, Mlflow probing, Mlflow working) {
        static Client of(MlflowServer server) {
            return new Client(server, Mlflow.connect(server, PROBING), Mlflow.connect(server, WORKING));
        }
    }

    Probe(
            Place place,
            KubernetesClient kubernetes,
            Map<String, String> environment,
            Consumer<TrackingException> failures,
            InstantSource clock) {
        this.place = place;
        this.kubernetes = kubernetes;
        this.environment = environment;
        this.failures = failures;
        this.clock = clock;
    }

    synchronized Connection connection() {
        if (!since.plus(KEPT).isAfter(clock.instant())) {
            found = ask();
            since = clock.instant();
        }
        return found;
    }

    /** A server that says no to one call is still there for others. */
    synchronized Connection.Down failed(TrackingException failure) {
        failures.accept(failure);
        var down = new Connection.Down(failure.getMessage());
        switch (failure) {
            case TrackingException.Unreachable away -> found = down;
            case TrackingException.Refused refused -> found = down;
            case TrackingException.Misconfigured mistake -> found = down;
            case TrackingException.Rejected about -> {
                return down;
            }
            case TrackingException.NotFound about -> {
                return down;
            }
        }
        since = clock.instant();
        return down;
    }

    private Connection ask() {
        if (place.uri().isEmpty()) {
            return new Connection.Down("spec.tracking.uri is empty and the operator has no default; give one such as"
                    + " http://mlflow:5000");
        }
        try {
            Client current = current(server());
            // An answer to any question of the API: it tells whether the server is there, and whether it lets us in.
            current.probing().experiments().find("Default");
            return new Connection.Up(current.working());
        } catch (TrackingException away) {
            failures.accept(away);
            return new Connection.Down(away.getMessage());
        }
    }

    private Client current(MlflowServer server) {
        Client current = client.filter(known -> known.server().equals(server)).orElseGet(() -> Client.of(server));
        client = Optional.of(current);
        return current;
    }

    private MlflowServer server() {
        Map<String, String> trust = new HashMap<>(environment);
        trust.keySet().removeAll(KEYS);
        MlflowServer server = MlflowServer.at(place.uri(), trust);
        return place.secret().given() ? server.withCredentials(credentials()) : server;
    }

    private Credentials credentials() {
        Map<String, String> variables = new HashMap<>();
        secret().forEach((key, value) -> variables.put(key, decoded(value)));
        variables.keySet().retainAll(KEYS);
        return Credentials.fromEnvironment(variables);
    }

    private Map<String, String> secret() {
        String name = place.secret().name();
        try {
            Secret secret = kubernetes
                    .secrets()
                    .inNamespace(place.namespace())
                    .withName(name)
                    .get();
            if (secret != null) {
                return secret.getData() == null ? Map.of() : secret.getData();
            }
        } catch (KubernetesClientException e) {
            throw new TrackingException.Misconfigured(
                    "Secret '" + name + "' of spec.tracking.credentialsSecretRef cannot be read: " + e.getMessage(), e);
        }
        throw new TrackingException.Misconfigured(
                "Secret '" + name + "' of spec.tracking.credentialsSecretRef is not in namespace " + place.namespace());
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
