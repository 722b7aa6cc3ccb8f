package dev.apriori.tracking;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A data set that a run used.
 *
 * @param digest what tells its contents from others, at most {@value #MAX_DIGEST} characters
 * @param source where it came from, such as a URI
 * @param profile facts about it, shown as they are: numbers of rows and the like
 * @param context what it was used for, such as {@code training}
 */
public record Dataset(String name, String digest, String source, Map<String, Object> profile, String context) {
    public static final int MAX_DIGEST = 36;

    public Dataset {
        if (digest.isEmpty() || digest.length() > MAX_DIGEST) {
            throw new IllegalArgumentException(
                    "digest '" + digest + "' has " + digest.length() + " characters; MLflow takes 1 to " + MAX_DIGEST);
        }
        profile = Map.copyOf(profile);
    }

    Map<String, Object> asInput() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("digest", digest);
        fields.put("source_type", sourceType());
        fields.put("source", Json.text(Map.of(sourceType().equals("http") ? "url" : "uri", source)));
        if (!profile.isEmpty()) {
            fields.put("profile", Json.text(profile));
        }
        return Map.of("dataset", fields, "tags", Json.pairs(Map.of("mlflow.data.context", context)));
    }

    /** MLflow's names of the kinds of source, by which its page makes links. */
    private String sourceType() {
        if (source.startsWith("http:") || source.startsWith("https:")) {
            return "http";
        }
        return source.startsWith("s3:") ? "s3" : "local";
    }
}
