package dev.apriori.operator.serving;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Something to write. */
sealed interface Change {
    /** Have it as it is here, whether it exists or not. */
    record Apply(HasMetadata desired) implements Change {}

    record Remove(HasMetadata actual) implements Change {}
}
