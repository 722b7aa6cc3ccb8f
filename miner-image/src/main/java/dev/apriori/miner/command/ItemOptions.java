package dev.apriori.miner.command;

import dev.apriori.mining.data.Items;
import dev.apriori.mining.rule.ItemConstraints;
import java.util.BitSet;
import java.util.List;
import picocli.CommandLine.Option;

/** Which items itemsets and rules are to hold. */
final class ItemOptions {
    @Option(
            names = "--must-contain-any",
            paramLabel = "ITEM",
            description = "itemsets and rules must hold one of these; may be given again")
    List<String> mustContainAny = List.of();

    @Option(
            names = "--must-not-contain",
            paramLabel = "ITEM",
            description = "drop the item from the transactions; may be given again")
    List<String> mustNotContain = List.of();

    @Option(
            names = "--only-as-consequent",
            paramLabel = "ITEM",
            description = "no rule may start from the item; may be given again")
    List<String> onlyAsConsequent = List.of();

    BitSet dropped(Items items) {
        return ItemConstraints.find(items, mustNotContain, "--must-not-contain");
    }

    ItemConstraints constraints(Items items) {
        return new ItemConstraints(
                ItemConstraints.find(items, mustContainAny, "--must-contain-any"),
                ItemConstraints.find(items, onlyAsConsequent, "--only-as-consequent"));
    }
}
