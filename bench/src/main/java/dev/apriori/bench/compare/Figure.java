package dev.apriori.bench.compare;

import java.util.ArrayList;
import java.util.List;

/** What was measured of one contestant in one row, over all rounds. */
final class Figure {
    private final String name;
    private final boolean yardstick;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();
    private final List<Double> megabytes = new ArrayList<>();
    private long found;

    Figure(String name, boolean yardstick) {
        this.name = name;
        this.yardstick = yardstick;
    }

    /** What is not there yet of a contestant. */
    static Figure of(Contestant contestant) {
        return new Figure(contestant.name(), contestant.yardstick());
    }

    /** Takes a round: the median of its repetitions. */
    void add(Answer answer) {
        seconds.add(median(answer.seconds()));
        cpu.add(answer.cpu());
        megabytes.add(answer.peakMb());
        found = answer.found();
    }

    String name() {
        return name;
    }

    /** Whether it is of other work. */
    boolean yardstick() {
        return yardstick;
    }

    double seconds() {
        return median(seconds);
    }

    double cpu() {
        return median(cpu);
    }

    double megabytes() {
        return median(megabytes);
    }

    int rounds() {
        return seconds.size();
    }

    long found() {
        return found;
    }

    /** What counts in a row: memory or time. */
    double value(boolean byMemory) {
        return byMemory ? megabytes() : seconds();
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
