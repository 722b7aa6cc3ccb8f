package dev.apriori.bench.serving;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All contestants on one rule set.
 *
 * @param figures by the contestant's name, ours first
 */
record Row(int rules, Map<String, Figures> figures) {
    /** Takes turns, round by round, so that what disturbs the machine disturbs all of them. */
    static Row measure(int rules, List<Contestant> contestants, LoadTool tool, int rounds)
            throws IOException, InterruptedException {
        // keeps classes and profiles, reads files into the system's cache
        Running.start(contestants.getFirst()).close();
        Map<String, List<Figures>> all = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Contestant contestant : contestants) {
                Figures figures = Figures.measure(contestant, tool);
                System.err.println(rules + " rules, round " + (round + 1) + ", " + contestant.name() + ": " + figures);
                all.computeIfAbsent(contestant.name(), name -> new ArrayList<>())
                        .add(figures);
            }
        }
        Map<String, Figures> medians = new LinkedHashMap<>();
        all.forEach((name, measured) -> medians.put(name, Figures.medians(measured)));
        return new Row(rules, medians);
    }

    Figures ours() {
        return figures.values().iterator().next();
    }
}
