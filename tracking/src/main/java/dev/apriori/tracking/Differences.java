package dev.apriori.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** What a run should hold and does not. */
final class Differences {
    private static final int NAMED = 5;

    private Differences() {}

    /** In words, at most a few. */
    static List<String> between(RunData expected, RunData kept) {
        List<String> lost = new ArrayList<>();
        compare("param", expected.params(), kept.params(), String::equals, lost);
        compare("metric", expected.metrics(), kept.metrics(), Differences::sameNumber, lost);
        compare("tag", expected.tags(), kept.tags(), String::equals, lost);
        if (lost.size() <= NAMED) {
            return lost;
        }
        List<String> shown = new ArrayList<>(lost.subList(0, NAMED));
        shown.add("and " + (lost.size() - NAMED) + " more");
        return shown;
    }

    private static <T> void compare(
            String kind, Map<String, T> expected, Map<String, T> kept, BiPredicate<T, T> same, List<String> lost) {
        expected.forEach((key, value) -> {
            if (!kept.containsKey(key)) {
                lost.add(kind + " " + key + " is missing");
            } else if (!same.test(value, kept.get(key))) {
                lost.add(kind + " " + key + " is '" + kept.get(key) + "' instead of '" + value + "'");
            }
        });
    }

    /** Databases keep no sign of zero. */
    private static boolean sameNumber(Double a, Double b) {
        return a.equals(b) || a.doubleValue() == b.doubleValue();
    }
}
