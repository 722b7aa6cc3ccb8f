package dev.apriori.operator.serving;

import dev.apriori.experiment.policy.Observed.Server;
import dev.apriori.operator.pod.PodTrouble;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Comparator;
import java.util.Optional;

/** What the policy has to know of a model server. */
public final class ServerObserver {
    private final Revisions revisions;

    public ServerObserver(OperatorSettings settings) {
        revisions = new Revisions(settings);
    }

    /** @param objects with what servers have said, while a canary shares the requests; it asks nobody itself */
    public Server observe(Subject subject, ServingObjects objects) {
        if (!subject.spec().serving().enabled()) {
            return Server.NONE;
        }
        String before = subject.status().serving().activeVersion();
        return objects.service()
                .map(Front::of)
                .map(front -> behind(front, subject, objects, before))
                .orElseGet(() -> new Server("", before, "", "", 0, ""));
    }

    private Server behind(Front front, Subject subject, ServingObjects objects, String before) {
        Revision pointed = front.pointed();
        Optional<Deployment> deployment = objects.deployment(pointed);
        boolean answers = Replicas.answers(deployment);
        Optional<GivenUp> givenUp = front.failure().filter(failed -> stands(subject, failed));
        return new Server(
                answers ? pointed.version() : "",
                before,
                givenUp.map(failed -> failed.revision().version()).orElse(""),
                givenUp.map(GivenUp::why)
                        .or(() -> trouble(subject, objects, pointed, answers))
                        .orElse(""),
                Replicas.ready(deployment),
                Entrance.url(subject),
                answers && !revisions.current(subject, pointed),
                front.sharing().map(canary -> CanarySight.of(canary, objects)));
    }

    /** Another spec, or an operator that serves in another way, is worth another try. */
    private boolean stands(Subject subject, GivenUp failed) {
        return failed.is(
                subject, revisions.wanted(subject, failed.revision().version()).revision());
    }

    /** Of the newest that is being tried; else of the one that should answer. */
    private Optional<String> trouble(Subject subject, ServingObjects objects, Revision pointed, boolean answers) {
        return objects.deployments().stream()
                .sorted(Comparator.comparing(
                        (Deployment known) -> known.getMetadata().getCreationTimestamp(), Comparator.reverseOrder()))
                .map(Revision::of)
                .filter(revision -> !revision.equals(pointed) && revisions.current(subject, revision))
                .findFirst()
                .or(() -> answers ? Optional.empty() : Optional.of(pointed))
                .flatMap(waitedFor -> PodTrouble.of(objects.deployment(waitedFor), objects.pods(waitedFor)));
    }
}
