package dev.apriori.operator.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Environment variables as they are read; what is wrong with them is collected, so that one start names all of it. */
final class Variables {
    private static final int LONGEST_SHOWN = 80;

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    Variables(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Its text without blanks around it; empty when it is not set. */
    String text(String name) {
        return environment.getOrDefault(name, "").strip();
    }

    /**
     * What the variable means.
     *
     * @param fallback where it is empty or not set
     * @param fix what to give instead of a value that means nothing
     */
    <T> T value(String name, T fallback, Function<String, Optional<T>> meaning, String fix) {
        String text = text(name);
        if (text.isEmpty()) {
            return fallback;
        }
        return meaning.apply(text).orElseGet(() -> {
            refuse(name, shown(text), fix);
            return fallback;
        });
    }

    /** Words between commas; each must be one of those that the test takes. */
    List<String> words(String name, Function<String, Optional<String>> meaning, String fix) {
        return Stream.of(text(name).split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .filter(word -> {
                    boolean good = meaning.apply(word).isPresent();
                    if (!good) {
                        refuse(name, shown(word) + " in it", fix);
                    }
                    return good;
                })
                .distinct()
                .toList();
    }

    /** Takes down a problem with a value that is described in place of being shown. */
    void refuse(String name, String value, String fix) {
        problems.add(name + " has " + value + "; " + fix);
    }

    void refuseMissing(String name, String fix) {
        problems.add(name + " is not set; " + fix);
    }

    /** @throws InvalidSettingsException when there were problems */
    void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return "'" + (line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…") + "'";
    }
}
