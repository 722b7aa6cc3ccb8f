package dev.apriori.tracking;

import java.util.ArrayList;
import java.util.List;

/**
 * Which runs to find, in which order, and how many MLflow hands out at once.
 *
 * @param order MLflow's order expressions; runs that are equal in all come in the order of their start
 */
public record RunQuery(String experimentId, RunFilter filter, List<String> order, int pageSize) {
    private static final int PAGE = 200;

    public RunQuery {
        order = List.copyOf(order);
    }

    public static RunQuery of(String experimentId, RunFilter filter) {
        return new RunQuery(experimentId, filter, List.of(), PAGE);
    }

    public RunQuery highest(String metric) {
        return ordered(Filters.key("metrics", metric) + " DESC");
    }

    public RunQuery lowest(String metric) {
        return ordered(Filters.key("metrics", metric) + " ASC");
    }

    public RunQuery earliest() {
        return ordered("attributes.start_time ASC");
    }

    public RunQuery byName() {
        return ordered("attributes.run_name ASC");
    }

    public RunQuery pagesOf(int runs) {
        return new RunQuery(experimentId, filter, order, runs);
    }

    private RunQuery ordered(String expression) {
        List<String> all = new ArrayList<>(order);
        all.add(expression);
        return new RunQuery(experimentId, filter, all, pageSize);
    }
}
