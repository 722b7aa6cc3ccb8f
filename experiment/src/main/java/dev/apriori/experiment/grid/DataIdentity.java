package dev.apriori.experiment.grid;

import dev.apriori.experiment.api.DataFormat;
import dev.apriori.experiment.api.Dataset;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which data a trial mined: its bytes, and how they are read.
 *
 * @param bytes {@code sha256:…} where the digest is known, else {@code uri#sweep} with the number of the sweep that
 *     read it first; where there is feedback, which is never the same for long, {@code +uri#sweep} of it as well
 */
public record DataIdentity(String bytes, Dataset dataset) {
    /** @param dataSweep the sweep that took the data as it is now: 1, or that of the last scheduled run */
    public static DataIdentity of(Dataset dataset, int dataSweep) {
        DataIdentity file = dataset.sha256().isEmpty()
                ? new DataIdentity(dataset.uri() + "#" + dataSweep, dataset)
                : ofDigest(dataset, dataset.sha256());
        return dataset.feedback().given()
                ? new DataIdentity(file.bytes + "+" + dataset.feedback().uri() + "#" + dataSweep, dataset)
                : file;
    }

    /** @param sha256 of all that was read, feedback included, in hexadecimal */
    public static DataIdentity ofDigest(Dataset dataset, String sha256) {
        return new DataIdentity("sha256:" + sha256, dataset);
    }

    Map<String, String> canonical() {
        Map<String, String> fields = new TreeMap<>();
        fields.put("data", bytes);
        fields.put("format", dataset.format().id());
        fields.put("item_names", dataset.itemNames());
        if (dataset.format() == DataFormat.CSV) {
            fields.put("separator", dataset.separator());
            fields.put("user_column", dataset.columns().user());
            fields.put("item_column", dataset.columns().item());
            fields.put("rating_column", dataset.columns().rating());
        }
        if (dataset.feedback().given()) {
            fields.put("watched_rating", dataset.feedback().watchedRating());
            fields.put("clicked_rating", dataset.feedback().clickedRating());
        }
        return fields;
    }
}
