package dev.apriori.operator.settings;

import java.util.List;

/** Environment variables that cannot be worked with: the user's to mend. No problem shows a secret. */
public final class InvalidSettingsException extends RuntimeException {
    private final List<String> problems;

    InvalidSettingsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** A line for each: the variable, its value, the fix. */
    public List<String> problems() {
        return problems;
    }
}
