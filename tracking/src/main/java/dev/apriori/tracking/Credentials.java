package dev.apriori.tracking;

import dev.apriori.tracking.TrackingException.Misconfigured;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What proves to an MLflow server who we are. No text form shows a secret. */
public sealed interface Credentials {
    /** The value of the Authorization header, where one is sent. */
    Optional<String> authorization();

    record Anonymous() implements Credentials {
        @Override
        public Optional<String> authorization() {
            return Optional.empty();
        }
    }

    record Basic(String username, String password) implements Credentials {
        @Override
        public Optional<String> authorization() {
            byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }

        @Override
        public String toString() {
            return "Basic[username=" + username + "]";
        }
    }

    record Bearer(String token) implements Credentials {
        @Override
        public Optional<String> authorization() {
            return Optional.of("Bearer " + token);
        }

        @Override
        public String toString() {
            return "Bearer[]";
        }
    }

    /**
     * Those that MLflow's own clients take from the environment: {@code MLFLOW_TRACKING_USERNAME} with
     * {@code MLFLOW_TRACKING_PASSWORD}, before {@code MLFLOW_TRACKING_TOKEN}.
     *
     * @throws Misconfigured when one of username and password is set without the other
     */
    static Credentials fromEnvironment(Map<String, String> environment) {
        String username = environment.getOrDefault("MLFLOW_TRACKING_USERNAME", "");
        String password = environment.getOrDefault("MLFLOW_TRACKING_PASSWORD", "");
        String token = environment.getOrDefault("MLFLOW_TRACKING_TOKEN", "").strip();
        if (!username.isEmpty() && !password.isEmpty()) {
            return new Basic(username, password);
        }
        if (!username.isEmpty() || !password.isEmpty()) {
            throw new Misconfigured((username.isEmpty() ? "MLFLOW_TRACKING_PASSWORD" : "MLFLOW_TRACKING_USERNAME")
                    + " is set, but " + (username.isEmpty() ? "MLFLOW_TRACKING_USERNAME" : "MLFLOW_TRACKING_PASSWORD")
                    + " is not; set both or neither");
        }
        return token.isEmpty() ? new Anonymous() : new Bearer(token);
    }
}
