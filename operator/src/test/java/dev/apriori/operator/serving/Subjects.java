package dev.apriori.operator.serving;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.HitRates;
import dev.apriori.experiment.file.ExperimentFile;
import dev.apriori.experiment.grid.PlanHash;
import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.experiment.policy.Action;
import dev.apriori.experiment.policy.Decision;
import dev.apriori.experiment.policy.Observed;
import dev.apriori.experiment.policy.Observed.Champion;
import dev.apriori.experiment.policy.Observed.Registration;
import dev.apriori.experiment.policy.Observed.Selection;
import dev.apriori.experiment.policy.Observed.Server;
import dev.apriori.experiment.policy.Observed.Tracking;
import dev.apriori.experiment.policy.Sweep;
import dev.apriori.experiment.policy.SweepPolicy;
import dev.apriori.experiment.shard.NumberSet;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.settings.OperatorSettings.Images;
import dev.apriori.operator.settings.OperatorSettings.Spark;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteStatus;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteStatusBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Experiments whose model is registered, so that all that is left to do is to serve it. */
final class Subjects {
    static final OperatorSettings SETTINGS = settings("registry.example.org/apriori-miner:1.2.3");

    /** What a Gateway says of a route that it sends requests by. */
    static final HTTPRouteStatus ACCEPTED = new HTTPRouteStatusBuilder()
            .addNewParent()
            .withControllerName("example.org/gateways")
            .withNewParentRef()
            .withName("public")
            .endParentRef()
            .withConditions(new ConditionBuilder()
                    .withType("Accepted")
                    .withStatus("True")
                    .build())
            .endParent()
            .build();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Candidate BEST = new Candidate(0, "run", 50, 100);

    private Subjects() {}

    static OperatorSettings settings(String image) {
        return new OperatorSettings(
                Set.of(),
                "test",
                "http://mlflow:5000",
                new Images(image, "IfNotPresent", List.of("pull")),
                Spark.NONE,
                Duration.ofSeconds(60),
                false);
    }

    /** @param serving as YAML, in one line */
    static AprioriExperiment experiment(String serving) {
        String yaml = """
            apiVersion: apriori.dev/v1alpha1
            kind: AprioriExperiment
            metadata: {name: movielens}
            spec:
              dataset: {format: MovieLensCsv, uri: "file:///data/ratings.csv"}
              grid: {minSupport: ["0.1"], metric: [lift], minThreshold: ["1"], maxLength: [2], minRating: ["3.5"]}
              registry: {promote: Always}
              serving: %s
            """.formatted(serving);
        return inNamespace(ExperimentFile.read(yaml, "experiment.yaml"));
    }

    static Subject of(Path file) {
        return of(inNamespace(ExperimentFile.read(file)), "");
    }

    private static AprioriExperiment inNamespace(AprioriExperiment experiment) {
        experiment.getMetadata().setNamespace("default");
        experiment.getMetadata().setUid("0b5c1f2e-1111-2222-3333-444455556666");
        experiment.getMetadata().setGeneration(1L);
        return experiment;
    }

    /** @param answeredLast as its status has it */
    static Subject of(AprioriExperiment experiment, String answeredLast) {
        Sweep sweep = Sweep.first(PlanHash.of(experiment.getSpec()));
        return new Subject(experiment, status(answeredLast), sweep, SweepPolicy.of(experiment.getSpec()));
    }

    private static AprioriExperimentStatus status(String answeredLast) {
        try {
            byte[] json = JSON.writeValueAsBytes(Map.of("serving", Map.of("activeVersion", answeredLast)));
            return JSON.readValue(json, AprioriExperimentStatus.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the policy says when that version is the champion, or is to be. */
    static Decision decide(Subject subject, Server server, String version) {
        Champion champion = server.answering().equals(version)
                ? new Champion.Holder(version, BEST.runId(), OptionalDouble.of(BEST.value()))
                : new Champion.None();
        return subject.policy()
                .decide(new Observed(
                        new Tracking.Reachable(),
                        NumberSet.NONE,
                        new Harvest(NumberSet.of(0), 1, 0, NumberSet.NONE, "", new Leaders(List.of(BEST))),
                        new Selection.Chosen(BEST),
                        new Registration.Registered(version, BEST.runId(), false, HitRates.UNKNOWN),
                        champion,
                        server));
    }

    static Optional<String> rollOut(Decision decision) {
        return decision.actions().stream()
                .filter(Action.RollOut.class::isInstance)
                .map(action -> ((Action.RollOut) action).version())
                .findFirst();
    }
}
