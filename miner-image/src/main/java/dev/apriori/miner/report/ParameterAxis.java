package dev.apriori.miner.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The values that a parameter takes in a sweep: numbers in their order, others as they come. */
record ParameterAxis(String name, List<String> values) {

    static ParameterAxis of(String name, Sweep sweep) {
        Set<String> values = new LinkedHashSet<>();
        sweep.trials().forEach(trial -> values.add(trial.parameters().getOrDefault(name, "")));
        boolean numbers = values.stream().allMatch(value -> value.matches("-?\\d+(\\.\\d+)?"));
        return new ParameterAxis(
                name,
                numbers
                        ? values.stream()
                                .sorted(Comparator.comparing(BigDecimal::new))
                                .toList()
                        : List.copyOf(values));
    }

    /** The parameters that differ among the trials, in the trials' order; all where none differs. */
    static List<ParameterAxis> varying(Sweep sweep) {
        if (sweep.trials().isEmpty()) {
            return List.of();
        }
        List<ParameterAxis> all = sweep.trials().getFirst().parameters().keySet().stream()
                .map(name -> of(name, sweep))
                .toList();
        List<ParameterAxis> varying =
                all.stream().filter(axis -> axis.values.size() > 1).toList();
        return varying.isEmpty() ? all : varying;
    }

    int index(Sweep.Trial trial) {
        return values.indexOf(trial.parameters().getOrDefault(name, ""));
    }

    /** From 0 for the first value to 1 for the last. */
    double position(int index) {
        return values.size() == 1 ? 0.5 : (double) index / (values.size() - 1);
    }
}
