package dev.apriori.spark;

import dev.apriori.mining.itemset.FoundClasses;
import java.io.Serializable;

/** What became of a group of classes. To have used up the budget is a result: what fails is tried again by Spark. */
sealed interface GroupEnd extends Serializable {
    record Found(FoundClasses classes) implements GroupEnd {}

    record Exceeded(String reason) implements GroupEnd {}
}
