package dev.apriori.miner.feedback;

import java.util.Iterator;
import java.util.LinkedHashSet;

/** What has been seen lately: the newest of many, in bounded memory. Safe for threads. */
final class Recent<T> {
    private final LinkedHashSet<T> seen = new LinkedHashSet<>();
    private final int most;

    Recent(int most) {
        this.most = most;
    }

    /** Whether it is new. From now on it is not. */
    synchronized boolean add(T value) {
        if (!seen.add(value)) {
            return false;
        }
        if (seen.size() > most) {
            Iterator<T> oldest = seen.iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }

    synchronized void forget(T value) {
        seen.remove(value);
    }
}
