package dev.apriori.bench.compare;

import java.util.List;
import java.util.Map;

/**
 * Programs that no package registry has, by what they took beside pyfim's eclat on a machine of this kind: their time is
 * that of eclat, counting, times the ratio measured then.
 */
final class ByRatio {
    private static final String BASE = "pyfim eclat";

    /** By work, the seconds of eclat and of the program. */
    private record Measured(String program, Map<String, List<Double>> seconds) {}

    private static final List<Measured> ALL = List.of(
            new Measured(
                    "SPMF, its best, warm",
                    Map.of(
                            "ml-latest-small 1 %, ≤ 2", List.of(0.095, 0.29),
                            "ml-latest-small 5 %, ≤ 3", List.of(0.042, 0.07),
                            "ml-latest-small 2 %, ≤ 3", List.of(0.46, 0.32),
                            "ml-latest-small 1 %, ≤ 3", List.of(1.8, 60.0),
                            "ml-latest-small 5 %, any", List.of(0.117, 0.11),
                            "chess 50 %, any", List.of(0.058, 0.16),
                            "T10I4D100K 0.1 %, any", List.of(0.18, 0.62),
                            "T10I4D100K 0.02 %, any", List.of(0.25, 0.81),
                            "generated, 200,000 users 1 %, ≤ 2", List.of(4.2, 60.0))),
            new Measured(
                    "LCM 5.3",
                    Map.of(
                            "ml-latest-small 1 %, ≤ 2", List.of(0.095, 0.79),
                            "ml-latest-small 5 %, ≤ 3", List.of(0.042, 0.10),
                            "ml-latest-small 2 %, ≤ 3", List.of(0.46, 1.4),
                            "ml-latest-small 1 %, ≤ 3", List.of(1.8, 8.4),
                            "ml-latest-small 5 %, any", List.of(0.117, 0.30),
                            "chess 50 %, any", List.of(0.058, 0.079),
                            "T10I4D100K 0.1 %, any", List.of(0.18, 0.33),
                            "T10I4D100K 0.02 %, any", List.of(0.25, 0.50),
                            "generated, 200,000 users 1 %, ≤ 2", List.of(4.2, 15.0))));

    private ByRatio() {}

    /** The time that a program would have taken, and how far ahead of it we are. */
    record Estimate(String kind, String work, String program, double seconds, double ratio) {}

    /** What follows from the rows in which eclat counted. */
    static List<Estimate> of(List<Result> results) {
        return results.stream()
                .filter(result -> result.row().kind().startsWith("itemsets counted"))
                .flatMap(result -> result.figures().stream()
                        .filter(figure -> figure.name().equals(BASE))
                        .flatMap(eclat -> ALL.stream()
                                .filter(measured -> measured.seconds.containsKey(
                                        result.row().work()))
                                .map(measured -> estimate(measured, result, eclat))))
                .toList();
    }

    private static Estimate estimate(Measured measured, Result result, Figure eclat) {
        List<Double> pair = measured.seconds.get(result.row().work());
        double seconds = eclat.seconds() * pair.get(1) / pair.get(0);
        return new Estimate(
                result.row().kind(),
                result.row().work(),
                measured.program,
                seconds,
                seconds / result.ours().seconds());
    }
}
