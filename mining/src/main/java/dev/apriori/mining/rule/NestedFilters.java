package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.Workers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rules of each of some groups of filters. What passes a stricter filter is looked for among what passes a more lenient
 * one: in a grid of supports and thresholds that is a fifth of looking at all rules for each.
 */
final class NestedFilters {
    private static final int LOOKED_AT = 100;

    private final RuleLevels levels;
    private final List<FilterGroup> groups;
    private final int[][] rows;

    private NestedFilters(RuleLevels levels, List<FilterGroup> groups) {
        this.levels = levels;
        this.groups = groups;
        this.rows = new int[groups.size()][];
    }

    /** By group, the numbers of its rules, ascending. */
    static int[][] rows(RuleLevels levels, List<FilterGroup> groups, int threads) {
        var nested = new NestedFilters(levels, groups);
        for (List<Step> wave : nested.waves()) {
            Workers.run(wave.size(), threads, () -> nested, (same, step) -> same.select(wave.get(step)));
        }
        return nested.rows;
    }

    /** A group, and one whose rules hold all of its own; -1 for all rules. */
    private record Step(int group, int among) {
        static final int ALL = -1;
    }

    /** What threads can do at once, for it rests on earlier waves alone. */
    private List<List<Step>> waves() {
        List<Integer> lenientFirst = IntStream.range(0, groups.size())
                .boxed()
                .sorted(Comparator.comparingInt(group -> -groups.get(group).passing()))
                .toList();
        List<List<Step>> waves = new ArrayList<>();
        Map<Integer, Integer> waveOf = new HashMap<>();
        for (int place = 0; place < lenientFirst.size(); place++) {
            int group = lenientFirst.get(place);
            int among = strictestBefore(lenientFirst, place);
            int wave = among == Step.ALL ? 0 : waveOf.get(among) + 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(new Step(group, among));
            waveOf.put(group, wave);
        }
        return waves;
    }

    /** Of those with not many more rules the one with the fewest; all rules where none of these holds all of its own. */
    private int strictestBefore(List<Integer> lenientFirst, int place) {
        RuleFilter strict = groups.get(lenientFirst.get(place)).filter();
        for (int before = place - 1; before >= Math.max(0, place - LOOKED_AT); before--) {
            int group = lenientFirst.get(before);
            if (holds(groups.get(group).filter(), strict)) {
                return group;
            }
        }
        return Step.ALL;
    }

    private static boolean holds(RuleFilter lenient, RuleFilter strict) {
        return lenient.measure() == strict.measure()
                && lenient.minCount() <= strict.minCount()
                && lenient.minThreshold().compareTo(strict.minThreshold()) <= 0;
    }

    private void select(Step step) {
        FilterGroup group = groups.get(step.group());
        rows[step.group()] = step.among() == Step.ALL
                ? levels.passing(group.filter(), group.passing())
                : levels.passing(group.filter(), group.passing(), rows[step.among()]);
    }
}
