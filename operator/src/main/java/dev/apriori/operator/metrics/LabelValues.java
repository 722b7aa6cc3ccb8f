package dev.apriori.operator.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.experiment.api.Phase;
import java.util.Locale;

/** Values of labels, made of names in this code and nothing else: that is what keeps them few. */
final class LabelValues {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LabelValues() {}

    /** As {@code kubectl get apx} shows it. */
    static String of(Phase phase) {
        return JSON.convertValue(phase, String.class);
    }

    /** Such as {@code roll_out} for {@code Action.RollOut}. */
    static String of(Class<?> alternative) {
        return alternative
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    /** Such as {@code given_up} for {@code RolloutEnd.GIVEN_UP}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
