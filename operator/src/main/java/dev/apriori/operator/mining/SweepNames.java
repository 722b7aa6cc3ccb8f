package dev.apriori.operator.mining;

import dev.apriori.operator.subject.Subject;

/** What the objects of a sweep are called: the same whoever asks, so that nothing is made twice. */
final class SweepNames {
    private SweepNames() {}

    static String order(Subject subject) {
        return order(subject, subject.sweep().number());
    }

    static String order(Subject subject, int sweep) {
        return subject.name() + "-sweep-" + sweep;
    }

    static String shard(Subject subject, int shard) {
        return subject.name() + "-" + subject.sweep().number() + "-" + shard;
    }

    static String report(Subject subject) {
        return subject.name() + "-" + subject.sweep().number() + "-report";
    }
}
