package dev.apriori.experiment.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A rule for every item of a list, so that a refusal names the item ({@code spec.grid.minSupport[1]}). The CRD
 * generator's own annotations state rules of fields and of objects only.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface EachItem {
    /** In CEL; {@code self} is the item. */
    String rule();

    String message();
}
