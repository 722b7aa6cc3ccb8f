package dev.apriori.operator.program;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in one line what is behind a failure. */
final class Cause {
    private static final int LONGEST = 500;
    private static final int DEEPEST = 20;

    private Cause() {}

    /** The API server's own words where there are some, else those of the innermost cause. */
    static String of(Throwable failure) {
        if (failure instanceof NotYetException missing) {
            return oneLine(missing.getMessage(), missing);
        }
        List<Throwable> causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
        return causes.stream()
                .flatMap(cause -> answer(cause).stream())
                .findFirst()
                .orElseGet(() -> oneLine(causes.getLast().getMessage(), causes.getLast()));
    }

    private static Optional<String> answer(Throwable failure) {
        return failure instanceof KubernetesClientException refused && refused.getStatus() != null
                ? Optional.of(oneLine(refused.getStatus().getMessage(), refused))
                : Optional.empty();
    }

    private static String oneLine(String message, Throwable failure) {
        if (message == null || message.isBlank()) {
            return failure.getClass().getSimpleName();
        }
        String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
