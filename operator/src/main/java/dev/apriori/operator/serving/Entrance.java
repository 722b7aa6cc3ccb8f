package dev.apriori.operator.serving;

import dev.apriori.experiment.api.IngressSpec;
import dev.apriori.experiment.api.ServiceSpec;
import dev.apriori.operator.subject.App;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpecBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where requests come in. */
final class Entrance {
    private static final int HTTP = 80;

    private Entrance() {}

    /** @param byRoute whether a route shares out the requests */
    static Service service(Subject subject, Front front, boolean byRoute) {
        ServiceSpec spec = subject.spec().serving().service();
        Map<String, String> notes = new LinkedHashMap<>(spec.annotations());
        notes.putAll(front.annotations());
        return service(subject, subject.name(), type(spec), notes, front.selector(subject, byRoute));
    }

    static Service service(
            Subject subject, String name, String type, Map<String, String> notes, Map<String, String> selector) {
        ServiceSpec spec = subject.spec().serving().service();
        return new ServiceBuilder()
                .withMetadata(subject.owned(name, App.SERVER, Map.of()))
                .editMetadata()
                .withAnnotations(notes)
                .endMetadata()
                .withNewSpec()
                .withType(type)
                .withSelector(selector)
                .addNewPort()
                .withName(ServerPods.PORT_NAME)
                .withProtocol("TCP")
                .withPort(spec.port())
                .withNewTargetPort(ServerPods.PORT_NAME)
                .endPort()
                .endSpec()
                .build();
    }

    static Optional<Ingress> ingress(Subject subject) {
        IngressSpec spec = subject.spec().serving().ingress();
        if (!spec.wanted()) {
            return Optional.empty();
        }
        IngressSpecBuilder rules = new IngressSpecBuilder()
                .withIngressClassName(spec.className().isEmpty() ? null : spec.className())
                .addNewRule()
                .withHost(spec.host())
                .withNewHttp()
                .addNewPath()
                .withPath(spec.path())
                .withPathType("Prefix")
                .withNewBackend()
                .withNewService()
                .withName(subject.name())
                .withNewPort()
                .withName(ServerPods.PORT_NAME)
                .endPort()
                .endService()
                .endBackend()
                .endPath()
                .endHttp()
                .endRule();
        if (!spec.tlsSecretName().isEmpty()) {
            rules.addNewTl()
                    .withHosts(spec.host())
                    .withSecretName(spec.tlsSecretName())
                    .endTl();
        }
        return Optional.of(new IngressBuilder()
                .withMetadata(subject.owned(subject.name(), App.SERVER, Map.of()))
                .editMetadata()
                .withAnnotations(spec.annotations())
                .endMetadata()
                .withSpec(rules.build())
                .build());
    }

    /** Where to ask: through the Ingress if there is to be one, else within the cluster. */
    static String url(Subject subject) {
        IngressSpec ingress = subject.spec().serving().ingress();
        if (ingress.wanted()) {
            String scheme = ingress.tlsSecretName().isEmpty() ? "http://" : "https://";
            String path = ingress.path().equals("/") ? "" : ingress.path();
            return scheme + ingress.host() + path;
        }
        int port = subject.spec().serving().service().port();
        boolean tls = subject.spec().serving().access().tls();
        String scheme = tls ? "https://" : "http://";
        return scheme + subject.name() + "." + subject.namespace() + ".svc" + (port == HTTP ? "" : ":" + port);
    }

    private static String type(ServiceSpec spec) {
        return switch (spec.type()) {
            case CLUSTER_IP -> "ClusterIP";
            case NODE_PORT -> "NodePort";
            case LOAD_BALANCER -> "LoadBalancer";
        };
    }
}
