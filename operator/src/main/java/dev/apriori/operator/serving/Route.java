package dev.apriori.operator.serving;

import static java.util.Objects.requireNonNullElse;

import dev.apriori.experiment.api.GatewaySpec;
import dev.apriori.experiment.api.GatewaySpec.ParentRef;
import dev.apriori.operator.subject.App;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRefBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteFilterBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReference;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReferenceBuilder;
import java.util.List;
import java.util.Map;

/** The Gateway API's way to the pods: its weights are a canary's share. */
final class Route {
    private Route() {}

    /** @param percent of the requests that go to the canary's Service; 0 for none, and then it is not named */
    static HTTPRoute of(Subject subject, int percent) {
        GatewaySpec spec = subject.spec().serving().gateway();
        return new HTTPRouteBuilder()
                .withMetadata(subject.owned(subject.name(), App.SERVER, Map.of()))
                .editMetadata()
                .withAnnotations(Map.of())
                .endMetadata()
                .withNewSpec()
                .withParentRefs(spec.parentRefs().stream().map(Route::parent).toList())
                .withHostnames(spec.hostnames())
                .addNewRule()
                .addNewMatch()
                .withNewPath("PathPrefix", spec.path())
                .endMatch()
                .withFilters(rewrite(spec.path()))
                .withBackendRefs(backends(subject, percent))
                .endRule()
                .endSpec()
                .build();
    }

    /**
     * Whether a Gateway that it names sends requests by it: one that is not there, or lets no such route in, says nothing
     * or no, and what one said that is named no more may stay in the status.
     */
    static boolean isAccepted(HTTPRoute route) {
        return route.getStatus() != null
                && route.getStatus().getParents().stream()
                        .filter(said -> route.getSpec().getParentRefs().stream()
                                .anyMatch(named -> isSame(named, said.getParentRef(), route)))
                        .flatMap(said -> said.getConditions().stream())
                        .anyMatch(condition ->
                                "Accepted".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }

    private static boolean isSame(ParentReference one, ParentReference other, HTTPRoute route) {
        String here = route.getMetadata().getNamespace();
        return one.getName().equals(other.getName())
                && requireNonNullElse(one.getNamespace(), here).equals(requireNonNullElse(other.getNamespace(), here))
                && requireNonNullElse(one.getSectionName(), "").equals(requireNonNullElse(other.getSectionName(), ""));
    }

    private static ParentReference parent(ParentRef gateway) {
        return new ParentReferenceBuilder()
                .withGroup("gateway.networking.k8s.io")
                .withKind("Gateway")
                .withName(gateway.name())
                .withNamespace(orNull(gateway.namespace()))
                .withSectionName(orNull(gateway.sectionName()))
                .build();
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Servers know nothing of the path that they answer under. */
    private static List<HTTPRouteFilter> rewrite(String path) {
        return path.equals("/")
                ? List.of()
                : List.of(new HTTPRouteFilterBuilder()
                        .withType("URLRewrite")
                        .withNewUrlRewrite()
                        .withNewPath()
                        .withType("ReplacePrefixMatch")
                        .withReplacePrefixMatch("/")
                        .endPath()
                        .endUrlRewrite()
                        .build());
    }

    private static List<HTTPBackendRef> backends(Subject subject, int percent) {
        int port = subject.spec().serving().service().port();
        HTTPBackendRef live = backend(subject.name(), port, 100 - percent);
        return percent == 0 ? List.of(live) : List.of(live, backend(CanaryEntrance.name(subject), port, percent));
    }

    private static HTTPBackendRef backend(String service, int port, int weight) {
        return new HTTPBackendRefBuilder()
                .withGroup("")
                .withKind("Service")
                .withName(service)
                .withPort(port)
                .withWeight(weight)
                .build();
    }
}
