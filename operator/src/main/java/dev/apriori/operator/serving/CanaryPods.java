package dev.apriori.operator.serving;

import dev.apriori.operator.canary.Counts;
import dev.apriori.operator.canary.Measured;
import dev.apriori.operator.canary.PodId;
import dev.apriori.operator.canary.Servers;
import dev.apriori.operator.canary.Servers.Answer;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pods of a canary and of the revision beside it, and what they have counted. */
final class CanaryPods {
    private final Canary canary;
    private final ServingObjects objects;

    CanaryPods(Canary canary, ServingObjects objects) {
        this.canary = canary;
        this.objects = objects;
    }

    /** The same objects with what both revisions' servers say, while a canary shares the requests. */
    static ServingObjects asked(Servers servers, ServingObjects objects) {
        return objects.service()
                .map(Front::of)
                .flatMap(Front::sharing)
                .filter(canary -> !canary.hasWon())
                .map(canary -> objects.hearing(new CanaryPods(canary, objects).ask(servers)))
                .orElse(objects);
    }

    /** Asks those that can answer; the keys are their uids. */
    private Map<String, Answer> ask(Servers servers) {
        Map<String, URI> addresses = new LinkedHashMap<>();
        for (Revision revision : List.of(canary.beside(), canary.revision())) {
            ready(revision).forEach(pod -> addresses.put(uid(pod), address(pod)));
        }
        Map<URI, Answer> answers = servers.ask(addresses.values());
        Map<String, Answer> byPod = new LinkedHashMap<>();
        addresses.forEach((uid, address) -> byPod.put(uid, answers.get(address)));
        return byPod;
    }

    /** What they have said. */
    Measured measured() {
        Counts old = Counts.NONE;
        Counts fresh = Counts.NONE;
        Set<PodId> counted = new HashSet<>();
        List<String> silent = new ArrayList<>();
        for (Revision revision : List.of(canary.beside(), canary.revision())) {
            List<Pod> ready = ready(revision);
            if (ready.isEmpty()) {
                silent.add("no pod of version " + revision.version() + " is ready");
            }
            for (Pod pod : ready) {
                switch (objects.heard().getOrDefault(uid(pod), new Answer.Silent(name(pod) + " was not asked yet"))) {
                    case Answer.Silent none -> silent.add(none.why());
                    case Answer.Heard heard -> {
                        counted.add(id(pod));
                        old = old.plus(heard.told().fedBack(canary.beside().version()));
                        fresh = fresh.plus(
                                heard.told().fedBack(canary.revision().version()));
                        if (revision.equals(canary.revision())) {
                            fresh = fresh.plus(heard.told().served());
                        } else {
                            old = old.plus(heard.told().served());
                        }
                    }
                }
            }
        }
        return new Measured(old, fresh, counted, lives(), silent);
    }

    private Set<PodId> lives() {
        Set<PodId> lives = new HashSet<>();
        objects.pods(canary.revision()).forEach(pod -> lives.add(id(pod)));
        return lives;
    }

    private List<Pod> ready(Revision revision) {
        return objects.pods(revision).stream().filter(CanaryPods::isReady).toList();
    }

    private static boolean isReady(Pod pod) {
        return pod.getStatus() != null
                && pod.getStatus().getPodIP() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }

    /** As its probes have it, whatever the spec says by now. */
    private static URI address(Pod pod) {
        String ip = pod.getStatus().getPodIP();
        int port = server(pod)
                .flatMap(container -> container.getPorts().stream()
                        .filter(known -> ServerPods.PORT_NAME.equals(known.getName()))
                        .map(ContainerPort::getContainerPort)
                        .findFirst())
                .orElse(ServerPods.PORT);
        boolean tls = server(pod)
                .filter(container -> container.getReadinessProbe() != null
                        && container.getReadinessProbe().getHttpGet() != null)
                .filter(container -> "HTTPS"
                        .equals(container.getReadinessProbe().getHttpGet().getScheme()))
                .isPresent();
        return URI.create((tls ? "https://" : "http://") + (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + port);
    }

    private static Optional<io.fabric8.kubernetes.api.model.Container> server(Pod pod) {
        return pod.getSpec().getContainers().stream()
                .filter(container -> ServerPods.CONTAINER.equals(container.getName()))
                .findFirst();
    }

    private static PodId id(Pod pod) {
        int restarts = pod.getStatus() == null
                ? 0
                : pod.getStatus().getContainerStatuses().stream()
                        .filter(status -> ServerPods.CONTAINER.equals(status.getName()))
                        .mapToInt(ContainerStatus::getRestartCount)
                        .sum();
        return new PodId(uid(pod), restarts);
    }

    private static String uid(Pod pod) {
        return pod.getMetadata().getUid();
    }

    private static String name(Pod pod) {
        return pod.getMetadata().getName();
    }
}
