package dev.apriori.experiment.grid;

import java.util.Map;
import java.util.TreeMap;

/**
 * A short name of all that decides a trial's result: the same in each sweep, shard and place that the trial is run in.
 *
 * <p>It is the first 20 hexadecimal digits of the SHA-256 of a JSON object of texts, its names in alphabetical order,
 * without spaces: the settings by their names in MLflow (decimals without trailing zeros), {@code data},
 * {@code format}, {@code item_names} and, of format Csv, the columns and the separator.
 *
 * @param text 20 hexadecimal digits
 */
public record TrialKey(String text) {
    /** The key of a trial with these settings on that data. */
    public static TrialKey of(DataIdentity data, TrialParameters parameters) {
        Map<String, String> fields = new TreeMap<>(data.canonical());
        fields.putAll(parameters.byName());
        return new TrialKey(Hash.of(fields));
    }

    @Override
    public String toString() {
        return text;
    }
}
