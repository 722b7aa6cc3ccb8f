package dev.apriori.mining.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Filters that select the same rules, for one of them is stricter than the other in nothing and as many rules pass.
 *
 * @param filter one of them
 * @param passing how many rules pass
 * @param members their places in the list of all filters
 */
record FilterGroup(RuleFilter filter, int passing, List<Integer> members) {
    /** Groups the filters that the budget allows; {@code passing} has for each how many rules pass. */
    static List<FilterGroup> of(List<RuleFilter> filters, long[] passing, long maxRules) {
        record Key(Measure measure, long passing) {}
        Map<Key, List<FilterGroup>> byKey = new HashMap<>();
        List<FilterGroup> groups = new ArrayList<>();
        for (int f = 0; f < passing.length; f++) {
            if (passing[f] > maxRules) {
                continue;
            }
            RuleFilter filter = filters.get(f);
            List<FilterGroup> alike =
                    byKey.computeIfAbsent(new Key(filter.measure(), passing[f]), key -> new ArrayList<>());
            int place = f;
            alike.stream()
                    .filter(group -> nested(group.filter, filter))
                    .findFirst()
                    .ifPresentOrElse(group -> group.members.add(place), () -> {
                        var group = new FilterGroup(
                                filter, Math.toIntExact(passing[place]), new ArrayList<>(List.of(place)));
                        alike.add(group);
                        groups.add(group);
                    });
        }
        return groups;
    }

    private static boolean nested(RuleFilter a, RuleFilter b) {
        int byCount = Integer.compare(a.minCount(), b.minCount());
        int byThreshold = a.minThreshold().compareTo(b.minThreshold());
        return byCount * byThreshold >= 0;
    }
}
