package dev.apriori.tracking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What MLflow can hold, made sure of before anything is sent, because it drops or cuts the rest without a word. Names
 * that it refuses are refused here. Values get the form in which it keeps them: long text is cut and says so, infinity
 * is the largest number there is.
 */
final class Limits {
    static final int PARAMS_PER_BATCH = 100;
    static final int TAGS_PER_BATCH = 100;
    /** Of the 1,000 entries that one batch may have, those that are left when it is full of params and tags. */
    static final int METRICS_PER_BATCH = 800;

    static final int PARAM_VALUE = 6_000;
    static final int TAG_VALUE = 8_000;
    private static final int KEY = 250;
    private static final Pattern NAME = Pattern.compile("[/\\w.\\- :]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern PATH_STEPS = Pattern.compile("\\.\\..*|(^|.*/)(\\.|\\.\\.)?(/.*|$)");

    private Limits() {}

    /** @throws IllegalArgumentException when a name is not one that MLflow takes */
    static RunData fit(RunData data) {
        Map<String, String> params = new LinkedHashMap<>();
        data.params().forEach((key, value) -> params.put(checked("param", key), cut(value, PARAM_VALUE)));
        Map<String, Double> metrics = new LinkedHashMap<>();
        data.metrics().forEach((key, value) -> metrics.put(checked("metric", key), finite(value)));
        return new RunData(params, metrics, fitTags(data.tags()));
    }

    static Map<String, String> fitTags(Map<String, String> tags) {
        Map<String, String> fitting = new LinkedHashMap<>();
        tags.forEach((key, value) -> fitting.put(checked("tag", key), cut(value, TAG_VALUE)));
        return fitting;
    }

    private static String checked(String kind, String key) {
        if (!NAME.matcher(key).matches() || PATH_STEPS.matcher(key).matches() || key.length() > KEY) {
            throw new IllegalArgumentException(kind + " name '" + key + "' is none for MLflow: at most " + KEY
                    + " letters, digits, and _ - . : / or space, not like an absolute or relative path");
        }
        return key;
    }

    /** NaN stays: MLflow holds it. */
    private static double finite(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    private static String cut(String value, int limit) {
        if (value.length() <= limit) {
            return value;
        }
        String mark = "… [cut; " + value.length() + " characters]";
        int end = limit - mark.length();
        if (Character.isHighSurrogate(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(0, end) + mark;
    }
}
