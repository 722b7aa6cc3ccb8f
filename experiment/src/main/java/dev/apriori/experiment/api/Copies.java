package dev.apriori.experiment.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies that nobody can change, in the order given; absent is empty. */
final class Copies {
    private Copies() {}

    static <V> Map<String, V> of(Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
