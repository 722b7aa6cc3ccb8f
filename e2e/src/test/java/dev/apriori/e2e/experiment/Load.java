package dev.apriori.e2e.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.e2e.cluster.ShellPod;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A pod that asks a Service for recommendations, each time by a new connection, and writes down who answered. */
public final class Load {
    private static final String LINE = """
            while :; do
              if answer=$(wget -q -O - 'URL' 2>&1); then
                version=$(expr "$answer" : '.*"version":"\\([0-9]*\\)"')
                echo "$version"
                FEEDBACK
              else
                echo "failed at $(date): $answer"
              fi
              sleep 0.05
            done""";

    private final ShellPod pod;

    private Load(ShellPod pod) {
        this.pod = pod;
    }

    /** Asks from now on, for recommendations for that item. */
    public static Load on(LiveExperiment experiment, String item, String shellImage) {
        return started(experiment, item, shellImage, ":");
    }

    private static Load started(LiveExperiment experiment, String item, String shellImage, String feedback) {
        ShellPod pod = new ShellPod(experiment.namespace(), shellImage);
        String url = experiment.status().serving().url() + "/recommend?k=3&items=" + item;
        pod.start(LINE.replace("URL", url).replace("FEEDBACK", feedback));
        Load load = new Load(pod);
        experiment.await("answers to the load", () -> !load.answers().isEmpty());
        return load;
    }

    /** How many answers each version has given. */
    public Map<String, Long> answers() {
        return lines().stream()
                .filter(line -> line.matches("[0-9]+"))
                .collect(Collectors.groupingBy(line -> line, TreeMap::new, Collectors.counting()));
    }

    public void assertAllAnswered() {
        assertThat(lines()).isNotEmpty().allSatisfy(line -> assertThat(line).matches("[0-9]+"));
    }

    private List<String> lines() {
        return pod.written().lines().toList();
    }
}
