package dev.apriori.e2e.world;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests on a real cluster with the operator and MLflow in it. A test asks for what it needs by its parameters: the
 * {@link World}, and any number of namespaces of its own, which are gone after it; what failed tests leave is kept in
 * {@code target/e2e-logs}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({WorldExtension.class})
public @interface EndToEnd {}
