package dev.apriori.operator.serving;

import dev.apriori.operator.canary.Servers;
import dev.apriori.operator.canary.Told;
import dev.apriori.operator.canary.Told.Feedback;
import dev.apriori.operator.canary.Told.Latency;
import dev.apriori.operator.canary.Told.OfVersion;
import dev.apriori.operator.canary.Told.Within;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Servers that say what the test lets them say; each version's first pod has answered all its requests. */
final class PlayedServers implements Servers {
    private final Map<String, Told> told = new HashMap<>();
    private final Map<String, Long> shown = new HashMap<>();
    private final Map<String, Long> hits = new HashMap<>();
    private final Set<String> silent = new HashSet<>();

    /** A ready pod, whose address tells its version. */
    static Pod pod(Deployment deployment, int number) {
        String version = Revision.of(deployment).version();
        String name = deployment.getMetadata().getName() + "-" + number;
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withUid(name)
                .withLabels(deployment.getSpec().getTemplate().getMetadata().getLabels())
                .endMetadata()
                .withSpec(deployment.getSpec().getTemplate().getSpec())
                .withNewStatus()
                .withPodIP("10.0." + version + "." + number)
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .addNewContainerStatus()
                .withName("server")
                .withRestartCount(0)
                .endContainerStatus()
                .endStatus()
                .build();
    }

    /** So many more requests, of which so many failed and so many took more than a second. */
    void answered(String version, long requests, long errors, long slow) {
        Told before = told.getOrDefault(version, Told.NOTHING);
        Map<Long, Long> within = new LinkedHashMap<>();
        before.latency().within().forEach(bucket -> within.put(bucket.milliseconds(), bucket.requests()));
        for (long millis : List.of(10L, 100L, 1_000L)) {
            within.merge(millis, requests - slow, Long::sum);
        }
        told.put(
                version,
                new Told(
                        before.requests() + requests,
                        before.errors() + errors,
                        new Latency(within.entrySet().stream()
                                .map(bucket -> new Within(bucket.getKey(), bucket.getValue()))
                                .toList()),
                        null));
    }

    void fedBack(String version, long moreShown, long moreHits) {
        shown.merge(version, moreShown, Long::sum);
        hits.merge(version, moreHits, Long::sum);
    }

    void silence(String version) {
        silent.add(version);
    }

    @Override
    public Map<URI, Answer> ask(Collection<URI> addresses) {
        Map<URI, Answer> answers = new HashMap<>();
        addresses.forEach(
                address -> answers.put(address, answer(address.getHost().split("\\."))));
        return answers;
    }

    private Answer answer(String[] ip) {
        if (silent.contains(ip[2])) {
            return new Answer.Silent("no route to host");
        }
        if (!ip[3].equals("0")) {
            return new Answer.Heard(Told.NOTHING);
        }
        Told mine = told.getOrDefault(ip[2], Told.NOTHING);
        Map<String, OfVersion> feedback = new HashMap<>();
        shown.forEach(
                (version, count) -> feedback.put(version, new OfVersion(0, count, hits.getOrDefault(version, 0L))));
        // people tell any server: here the old one's
        return new Answer.Heard(new Told(
                mine.requests(), mine.errors(), mine.latency(), ip[2].equals("3") ? new Feedback(feedback) : null));
    }
}
