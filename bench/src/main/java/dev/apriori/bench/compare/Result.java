package dev.apriori.bench.compare;

import java.util.Comparator;
import java.util.List;

/** A row with its figures, ours first. */
record Result(Row row, List<Figure> figures) {
    Figure ours() {
        return figures.get(0);
    }

    /** The others' best; where there is only a yardstick, that. */
    Figure best() {
        boolean alone = figures.stream().skip(1).allMatch(Figure::yardstick);
        return figures.stream()
                .skip(1)
                .filter(figure -> alone || !figure.yardstick())
                .min(Comparator.comparingDouble(figure -> figure.value(row.byMemory())))
                .orElseThrow();
    }

    /** How many times better we are than another: above 1 is ahead. */
    double ratio(Figure other) {
        return other.value(row.byMemory()) / ours().value(row.byMemory());
    }

    /** The same by processor time, which other programs on the machine disturb less. */
    double cpuRatio(Figure other) {
        return other.cpu() / ours().cpu();
    }

    /** @throws IllegalStateException when not all have found the same: then they have not done the same */
    void check() {
        for (Figure figure : figures) {
            if (!figure.yardstick() && figure.found() != ours().found()) {
                throw new IllegalStateException(row.kind() + ", " + row.work() + ": " + figure.name() + " found "
                        + figure.found() + ", we " + ours().found());
            }
        }
    }
}
