package dev.apriori.operator.serving;

import dev.apriori.experiment.api.ServingAccess;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;

/** What a server's pod is given so that it lets in whom it should. Secrets are named, never read. */
record PodAccess(ServingAccess spec) {
    private static final String TLS = "tls";
    private static final String TLS_FOLDER = "/etc/apriori/tls";

    /** The keys as a variable: {@code apriori serve} reads it. */
    List<EnvVar> env() {
        if (!spec.apiKeySecretRef().given()) {
            return List.of();
        }
        return List.of(new EnvVarBuilder()
                .withName("APRIORI_API_KEY")
                .withNewValueFrom()
                .withNewSecretKeyRef("api-key", spec.apiKeySecretRef().name(), false)
                .endValueFrom()
                .build());
    }

    List<String> args() {
        List<String> args = new ArrayList<>();
        if (spec.tls()) {
            args.addAll(List.of("--tls-certificate", TLS_FOLDER + "/tls.crt", "--tls-key", TLS_FOLDER + "/tls.key"));
        }
        spec.corsOrigins().forEach(origin -> args.addAll(List.of("--cors-origin", origin)));
        if (spec.requestsPerSecond() > 0) {
            args.addAll(List.of("--requests-per-second", String.valueOf(spec.requestsPerSecond())));
        }
        if (spec.log()) {
            args.add("--access-log");
        }
        return args;
    }

    List<Volume> volumes() {
        return spec.tls()
                ? List.of(new VolumeBuilder()
                        .withName(TLS)
                        .withNewSecret()
                        .withSecretName(spec.tlsSecretName())
                        .endSecret()
                        .build())
                : List.of();
    }

    List<VolumeMount> mounts() {
        return spec.tls()
                ? List.of(new VolumeMountBuilder()
                        .withName(TLS)
                        .withMountPath(TLS_FOLDER)
                        .withReadOnly(true)
                        .build())
                : List.of();
    }

    /** Of probes: HTTP is what Kubernetes takes where none is given. */
    String scheme() {
        return spec.tls() ? "HTTPS" : null;
    }
}
