package dev.apriori.bench.compare;

import java.util.List;

/**
 * One comparison: the same work, done by us and by others.
 *
 * @param kind what is compared, such as {@code itemsets counted, 1 thread}
 * @param work on what, such as {@code ml-latest-small 1 %, ≤ 2}
 * @param byMemory whether the row compares peak memory and not time
 * @param contestants ours first
 */
record Row(String kind, String work, boolean byMemory, List<Contestant> contestants) {
    Row without(List<String> names) {
        return new Row(
                kind,
                work,
                byMemory,
                contestants.stream()
                        .filter(contestant -> names.stream().noneMatch(contestant.name()::startsWith))
                        .toList());
    }
}
