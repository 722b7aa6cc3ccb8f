package dev.apriori.operator.tracking;

import dev.apriori.experiment.api.SecretRef;
import dev.apriori.experiment.api.TrackingSpec;
import dev.apriori.operator.settings.OperatorSettings;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;

/**
 * Where an experiment's MLflow is, and the Secret that lets one in: for the operator itself, and for the pods that it
 * starts. It holds no secret.
 *
 * @param uri empty where neither the experiment nor the operator's settings name one
 * @param credentials a Secret of the experiment's namespace, or none
 */
public record MlflowAccess(String uri, SecretRef credentials) {
    private static final String URI = "MLFLOW_TRACKING_URI";

    public static MlflowAccess of(TrackingSpec spec, OperatorSettings settings) {
        return new MlflowAccess(
                spec.uri().isEmpty() ? settings.trackingUri() : spec.uri(), spec.credentialsSecretRef());
    }

    /** What a pod's container gets as {@code env}. */
    public List<EnvVar> env() {
        return List.of(new EnvVar(URI, uri, null));
    }

    /** What a pod's container gets as {@code envFrom}. */
    public List<EnvFromSource> envFrom() {
        return secrets(credentials);
    }

    /** Those of the Secrets that are given, each of whose keys becomes a variable. */
    public static List<EnvFromSource> secrets(SecretRef... secrets) {
        return List.of(secrets).stream()
                .filter(SecretRef::given)
                .distinct()
                .map(secret -> new EnvFromSourceBuilder()
                        .withNewSecretRef(secret.name(), false)
                        .build())
                .toList();
    }
}
