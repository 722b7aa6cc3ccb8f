package dev.apriori.bench.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Bombardier: asks the same question again and again over some connections, each as soon as it has its answer or, at a
 * rate that is given, when it is time.
 */
record LoadTool(Path program, Path question, Duration time) {
    static final int CONNECTIONS = 32;

    private static final double MICROS_PER_MILLI = 1_000;

    /**
     * What came of a load.
     *
     * @param perSecond answers, all of them with status 200
     * @param failed other answers and none at all
     */
    record Load(double perSecond, double p50Millis, double p99Millis, long failed) {}

    /** @param rate requests a second; as many as there are answers where it is empty */
    Load put(URI server, int connections, OptionalInt rate) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--connections=" + connections,
                "--duration=" + time.toSeconds() + "s",
                "--latencies",
                "--timeout=30s",
                "--method=POST",
                "--header=Content-Type: application/json",
                "--body-file=" + question,
                "--print=result",
                "--format=json"));
        rate.ifPresent(perSecond -> command.add("--rate=" + perSecond));
        command.add(server.resolve("invocations").toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        JsonNode result = new JsonMapper().readTree(process.getInputStream()).path("result");
        if (result.isMissingNode()) {
            throw new IOException(String.join(" ", command) + " tells nothing");
        }
        long answered = result.path("req2xx").asLong();
        JsonNode percentiles = result.at("/latency/percentiles");
        return new Load(
                answered / result.path("timeTakenSeconds").asDouble(),
                percentiles.path("50").asDouble() / MICROS_PER_MILLI,
                percentiles.path("99").asDouble() / MICROS_PER_MILLI,
                failed(result));
    }

    private static long failed(JsonNode result) {
        return List.of("req1xx", "req3xx", "req4xx", "req5xx", "others").stream()
                .mapToLong(kind -> result.path(kind).asLong())
                .sum();
    }
}
