package dev.apriori.bench.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures rows in rounds: in each, everyone has a turn at everything, so that what disturbs meets all alike. */
final class Rounds {
    private static final double WARM_UP_SECONDS = 3;
    private static final double SECONDS = 0.3;

    /** What takes longer is measured once: its ratio is not in doubt. */
    private static final double LONG = 8;

    private final int rounds;
    private final List<Result> results;

    private Rounds(List<Row> rows, int rounds) {
        this.rounds = rounds;
        // A row of memory is what the row of the same processes' time has measured.
        Map<List<Contestant>, List<Figure>> figures = new HashMap<>();
        this.results = rows.stream()
                .map(row -> new Result(
                        row,
                        figures.computeIfAbsent(
                                row.contestants(),
                                all -> all.stream().map(Figure::of).toList())))
                .toList();
    }

    static List<Result> measure(List<Row> rows, int rounds) {
        var all = new Rounds(rows, rounds);
        for (Result result : all.results) {
            if (result.ours().rounds() == 0) {
                all.measure(result);
            }
            result.check();
            all.tell(result);
        }
        return all.results;
    }

    private void measure(Result result) {
        List<Contestant> contestants = result.row().contestants();
        contestants.get(0).measure(WARM_UP_SECONDS);
        for (int round = 0; round < rounds; round++) {
            int first = round;
            Stream.iterate(0, i -> i < contestants.size(), i -> i + 1)
                    .map(i -> (i + first) % contestants.size())
                    .forEach(i -> {
                        Figure figure = result.figures().get(i);
                        if (figure.rounds() == 0 || figure.seconds() < LONG) {
                            figure.add(contestants.get(i).measure(SECONDS));
                        }
                    });
        }
    }

    private void tell(Result result) {
        System.err.printf(
                "%s, %s: %.2f times ahead of %s%n",
                result.row().kind(),
                result.row().work(),
                result.ratio(result.best()),
                result.best().name());
    }
}
