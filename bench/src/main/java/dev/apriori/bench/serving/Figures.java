package dev.apriori.bench.serving;

import dev.apriori.bench.serving.LoadTool.Load;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of one contestant in one round, or the medians of some.
 *
 * @param startSeconds from the process's start to its first good health
 * @param perSecond answers a second at the top load
 * @param halfP50Millis at half of that
 * @param aloneP50Millis with one client that waits for each answer
 * @param megabytes that it and its children hold after that
 */
record Figures(
        double startSeconds,
        double perSecond,
        double p50Millis,
        double p99Millis,
        double halfP50Millis,
        double halfP99Millis,
        double aloneP50Millis,
        double megabytes,
        long failed) {
    /** Starts the contestant, lets it run warm, puts loads on it and stops it. */
    static Figures measure(Contestant contestant, LoadTool tool) throws IOException, InterruptedException {
        try (Running server = Running.start(contestant)) {
            Load warming = tool.put(server.address(), LoadTool.CONNECTIONS, OptionalInt.empty());
            Load top = tool.put(server.address(), LoadTool.CONNECTIONS, OptionalInt.empty());
            int halfRate = Math.max(1, (int) (top.perSecond() / 2));
            Load half = tool.put(server.address(), LoadTool.CONNECTIONS, OptionalInt.of(halfRate));
            Load alone = tool.put(server.address(), 1, OptionalInt.empty());
            return new Figures(
                    server.startSeconds(),
                    top.perSecond(),
                    top.p50Millis(),
                    top.p99Millis(),
                    half.p50Millis(),
                    half.p99Millis(),
                    alone.p50Millis(),
                    server.megabytes(),
                    warming.failed() + top.failed() + half.failed() + alone.failed());
        }
    }

    static Figures medians(List<Figures> rounds) {
        return new Figures(
                median(rounds, Figures::startSeconds),
                median(rounds, Figures::perSecond),
                median(rounds, Figures::p50Millis),
                median(rounds, Figures::p99Millis),
                median(rounds, Figures::halfP50Millis),
                median(rounds, Figures::halfP99Millis),
                median(rounds, Figures::aloneP50Millis),
                median(rounds, Figures::megabytes),
                rounds.stream().mapToLong(Figures::failed).sum());
    }

    private static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
