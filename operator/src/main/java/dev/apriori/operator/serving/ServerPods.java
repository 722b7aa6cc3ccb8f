package dev.apriori.operator.serving;

import dev.apriori.operator.pod.RestrictedPod;
import dev.apriori.operator.pod.TemplateMerge;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.subject.App;
import dev.apriori.operator.subject.Subject;
import dev.apriori.operator.tracking.MlflowAccess;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pods that serve a version. Everything in here decides about a revision: a change is a rollout. */
final class ServerPods {
    static final String CONTAINER = "server";
    static final String PORT_NAME = "http";

    static final int PORT = 8080;

    /** How long a server that is told to stop goes on answering, while load balancers find out. */
    private static final int LAME_DUCK_SECONDS = 10;

    /** After that it lets requests end for up to 20 s. */
    private static final long GRACE_SECONDS = LAME_DUCK_SECONDS + 20L + 5;

    /** A model may take that long to load before the container is started anew. */
    private static final int STARTUP_SECONDS = 600;

    private final OperatorSettings settings;

    ServerPods(OperatorSettings settings) {
        this.settings = settings;
    }

    /** The template, with the user's laid over it, and without a revision's labels. */
    PodTemplateSpec of(Subject subject, String version) {
        MlflowAccess mlflow = MlflowAccess.of(subject.spec().tracking(), settings);
        PodAccess access = new PodAccess(subject.spec().serving().access());
        PodFeedback feedback = new PodFeedback(subject.spec().serving().feedback());
        List<EnvVar> env =
                Stream.concat(mlflow.env().stream(), access.env().stream()).toList();
        Container server = server(
                RestrictedPod.container(
                        CONTAINER, settings.images(), args(subject, version, access, feedback), env, mlflow.envFrom()),
                access,
                feedback);
        PodTemplateSpec ours = new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(subject.owned("", App.SERVER, Map.of()).getLabels())
                .withAnnotations(Map.of(
                        "prometheus.io/scrape", "true",
                        "prometheus.io/port", String.valueOf(PORT),
                        "prometheus.io/path", "/metrics"))
                .endMetadata()
                .withSpec(new PodSpecBuilder(RestrictedPod.around(server, settings.images()))
                        .addAllToVolumes(access.volumes())
                        .addAllToVolumes(feedback.volumes())
                        .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                        .build())
                .build();
        return TemplateMerge.merge(ours, subject.spec().serving().podTemplate(), CONTAINER);
    }

    private static List<String> args(Subject subject, String version, PodAccess access, PodFeedback feedback) {
        List<String> args = new ArrayList<>(List.of(
                "serve",
                "models:/" + subject.modelName() + "/" + version,
                "--host",
                "0.0.0.0",
                "--port",
                String.valueOf(PORT),
                "--lame-duck",
                LAME_DUCK_SECONDS + "s"));
        args.addAll(access.args());
        args.addAll(feedback.args());
        return args;
    }

    private static Container server(Container restricted, PodAccess access, PodFeedback feedback) {
        return new ContainerBuilder(restricted)
                .addNewPort()
                .withName(PORT_NAME)
                .withContainerPort(PORT)
                .withProtocol("TCP")
                .endPort()
                .withNewResources()
                .withRequests(Map.of("cpu", new Quantity("100m"), "memory", new Quantity("256Mi")))
                .withLimits(Map.of("memory", new Quantity("512Mi")))
                .endResources()
                .addAllToVolumeMounts(access.mounts())
                .addAllToVolumeMounts(feedback.mounts())
                .withStartupProbe(probe(access, "/health", 1, STARTUP_SECONDS))
                .withReadinessProbe(probe(access, "/health", 5, 2))
                // not /health, which says no while the server is stopping
                .withLivenessProbe(probe(access, "/version", 10, 3))
                // what a crashed server said last is why its rollout failed
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .build();
    }

    private static Probe probe(PodAccess access, String path, int periodSeconds, int failures) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withNewPort(PORT_NAME)
                .withScheme(access.scheme())
                .endHttpGet()
                .withPeriodSeconds(periodSeconds)
                .withTimeoutSeconds(3)
                .withFailureThreshold(failures)
                .build();
    }
}
