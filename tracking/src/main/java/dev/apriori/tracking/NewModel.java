package dev.apriori.tracking;

import java.util.Map;

/**
 * A logged model to be made.
 *
 * @param sourceRunId the run that it comes from
 */
public record NewModel(
        String experimentId, String name, String sourceRunId, Map<String, String> params, Map<String, String> tags) {
    public NewModel {
        params = Map.copyOf(params);
        tags = Map.copyOf(tags);
    }
}
