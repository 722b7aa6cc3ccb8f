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
            PREPARE
            while :; do
              if answer=$(REQUEST 2>&1); then
                version=$(expr "$answer" : '.*VERSION')
                echo "$version"
                FEEDBACK
              else
                echo "failed at $(date): $answer"
              fi
              sleep 0.05
            done""";

    private static final Request RECOMMEND =
            new Request(":", "wget -q -O - 'URL/recommend?k=3&items=ITEM'", "\"version\":\"\\([0-9]*\\)\"");

    /** Some 500 baskets: milliseconds of a processor's time, where a recommendation takes less than one. */
    private static final Request BATCH = new Request(
            """
            batch='["ITEM"]'
            for doubled in 1 2 3 4 5 6 7 8 9; do batch="$batch,$batch"; done
            """,
            "wget -S -q -O /dev/null --header 'Content-Type: application/json'"
                    + " --post-data \"{\\\"inputs\\\":[$batch],\\\"params\\\":{\\\"k\\\":100}}\" URL/invocations",
            "Apriori-Model: [^ ]*%2F\\([0-9]*\\)");

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

    /** @param version what it is found by in the answer */
    private record Request(String prepare, String line, String version) {}

    private Load(ShellPod pod) {
        this.pod = pod;
    }

    /** Asks from now on, for recommendations for that item. */
    public static Load on(LiveExperiment experiment, String item, String shellImage) {
        return started(experiment, item, shellImage, RECOMMEND, ":");
    }

    /** The same with requests that a server has work to do for. */
    public static Load ofBatches(LiveExperiment experiment, String item, String shellImage) {
        return started(experiment, item, shellImage, BATCH, ":");
    }

    /** The same, and tells the server what people do: they like what version 1 recommends, and nothing else. */
    public static Load withFeedback(LiveExperiment experiment, String item, String shellImage) {
        return started(experiment, item, shellImage, RECOMMEND, LIKING_VERSION_1);
    }

    private static Load started(
            LiveExperiment experiment, String item, String shellImage, Request request, String feedback) {
        ShellPod pod = new ShellPod(experiment.namespace(), shellImage);
        pod.start(LINE.replace("PREPARE", request.prepare())
                .replace("REQUEST", request.line())
                .replace("VERSION", request.version())
                .replace("FEEDBACK", feedback)
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
        assertThat(failures()).isEmpty();
        assertThat(answers()).isNotEmpty();
    }

    /** What was told of each request that got no recommendations. */
    public List<String> failures() {
        return lines().stream().filter(line -> !line.matches("[0-9]+")).toList();
    }

    private List<String> lines() {
        return pod.written().lines().toList();
    }
}
