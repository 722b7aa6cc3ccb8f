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
            person=0
            while :; do
              if answer=$(wget -q -O - 'URL/recommend?k=3&items=ITEM' 2>&1); then
                version=$(expr "$answer" : '.*"version":"\\([0-9]*\\)"')
                echo "$version"
                FEEDBACK
              else
                echo "failed at $(date): $answer"
              fi
              sleep 0.05
            done""";

    /** Whoever is shown something clicks it, if version 1 has recommended it. */
    private static final String LIKING_VERSION_1 = """
            person=$((person + 1))
            event() { printf '{"kind":"%s","user":"p%s","items":["1"],"version":"%s"}' "$1" "$person" "$version"; }
            events=$(event shown)
            if [ "$version" = 1 ]; then events="$events,$(event clicked)"; fi
            body=$(printf '{"events":[%s]}' "$events")
            if ! wget -q -O /dev/null --header 'Content-Type: application/json' --post-data "$body" 'URL/feedback'; then
              echo "feedback failed at $(date)"
            fi
            """;

    private final ShellPod pod;

    private Load(ShellPod pod) {
        this.pod = pod;
    }

    /** Asks from now on, for recommendations for that item. */
    public static Load on(LiveExperiment experiment, String item, String shellImage) {
        return started(experiment, item, shellImage, ":");
    }

    /** The same, and tells the server what people do: they like what version 1 recommends, and nothing else. */
    public static Load withFeedback(LiveExperiment experiment, String item, String shellImage) {
        return started(experiment, item, shellImage, LIKING_VERSION_1);
    }

    private static Load started(LiveExperiment experiment, String item, String shellImage, String feedback) {
        ShellPod pod = new ShellPod(experiment.namespace(), shellImage);
        pod.start(LINE.replace("FEEDBACK", feedback)
                .replace("URL", experiment.status().serving().url())
                .replace("ITEM", item));
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
