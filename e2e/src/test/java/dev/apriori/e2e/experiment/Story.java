package dev.apriori.e2e.experiment;

import dev.apriori.e2e.cluster.Kubectl;
import dev.apriori.experiment.api.ExperimentCondition;
import java.util.stream.Collectors;

/** What a person would look at first when an experiment does not get on. */
final class Story {
    private static final int EVENTS = 25;
    private static final String LAST_LINES = "--tail=15";

    private Story() {}

    static String of(LiveExperiment experiment) {
        Kubectl kubectl = experiment.namespace().kubectl();
        return String.join(
                "\n",
                kubectl.run("get", "apx", experiment.name(), "-o", "wide").all(),
                conditions(experiment),
                kubectl.run("get", "jobs,pods,deploy", "-o", "wide").all(),
                lastLines(
                        kubectl.run("get", "events", "--sort-by=.lastTimestamp").all()),
                logs(experiment, kubectl));
    }

    private static String conditions(LiveExperiment experiment) {
        return experiment.status().conditions().stream()
                .map(Story::line)
                .collect(Collectors.joining("\n", "conditions\n", "\n"));
    }

    private static String line(ExperimentCondition c) {
        return "  " + c.type() + "=" + c.status() + " " + c.reason() + ": " + c.message();
    }

    private static String logs(LiveExperiment experiment, Kubectl kubectl) {
        return java.util.stream.Stream.concat(experiment.minerPods().stream(), experiment.serverPods().stream())
                .map(pod -> pod.getMetadata().getName())
                .map(pod -> "log of " + pod + "\n"
                        + kubectl.run("logs", pod, LAST_LINES).all())
                .collect(Collectors.joining("\n"));
    }

    private static String lastLines(String text) {
        var lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - EVENTS), lines.size())) + "\n";
    }
}
