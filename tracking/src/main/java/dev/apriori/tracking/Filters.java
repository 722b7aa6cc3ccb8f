package dev.apriori.tracking;

/** The parts of MLflow's filter expressions that hold what others have written. */
final class Filters {
    private Filters() {}

    /** @throws IllegalArgumentException when the text cannot be written in a filter: MLflow knows no escape */
    static String quoted(String value) {
        if (value.indexOf('\\') >= 0 || (value.indexOf('\'') >= 0 && value.indexOf('"') >= 0)) {
            throw new IllegalArgumentException(
                    "MLflow cannot search for a value with both kinds of quotes, or a backslash: " + value);
        }
        return value.indexOf('\'') >= 0 ? '"' + value + '"' : "'" + value + "'";
    }

    /** @throws IllegalArgumentException when the key cannot be written in a filter */
    static String key(String kind, String key) {
        if (key.isEmpty() || key.indexOf('`') >= 0) {
            throw new IllegalArgumentException("MLflow cannot search by the name '" + key + "'");
        }
        return kind + ".`" + key + "`";
    }

    /**
     * For the search of logged models, which takes single quotes alone.
     *
     * @throws IllegalArgumentException when the text holds a quote or a backslash
     */
    static String simplyQuoted(String value) {
        if (value.indexOf('\'') >= 0 || value.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("MLflow cannot search models for a value with a quote: " + value);
        }
        return "'" + value + "'";
    }
}
