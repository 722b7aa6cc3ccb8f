package dev.apriori.experiment.check;

/**
 * One thing wrong with an experiment, for the one who wrote it.
 *
 * @param field its path, such as {@code spec.grid.minSupport[1]}; empty when it is about the whole
 * @param says what completes the sentence that begins with the field: the value, and how to mend it
 */
public record Problem(String field, String says) {
    /** One line, such as {@code spec.execution.parallelism is 0; give a whole number between 1 and 256}. */
    @Override
    public String toString() {
        return field.isEmpty() ? says : field + " " + says;
    }
}
