package dev.apriori.tracking;

import java.util.ArrayList;
import java.util.List;

/**
 * Which runs to find: those that meet every condition. MLflow knows no "or", and no list of values but for run ids.
 *
 * @param conditions in MLflow's filter language
 */
public record RunFilter(List<String> conditions) {
    public RunFilter {
        conditions = List.copyOf(conditions);
    }

    /** Every run that is not deleted. */
    public static RunFilter all() {
        return new RunFilter(List.of());
    }

    public RunFilter tag(String key, String value) {
        return and(Filters.key("tags", key) + " = " + Filters.quoted(value));
    }

    public RunFilter param(String key, String value) {
        return and(Filters.key("params", key) + " = " + Filters.quoted(value));
    }

    public RunFilter metricAtLeast(String key, double value) {
        return and(Filters.key("metrics", key) + " >= " + value);
    }

    public RunFilter status(RunStatus status) {
        return and("attributes.status = '" + status + "'");
    }

    String expression() {
        return String.join(" AND ", conditions);
    }

    private RunFilter and(String condition) {
        List<String> all = new ArrayList<>(conditions);
        all.add(condition);
        return new RunFilter(all);
    }
}
