package dev.apriori.mining.itemset;

import dev.apriori.mining.transaction.Transactions;
import java.util.List;
import java.util.Optional;

/** The algorithms that there are, and which of them suits some data best. */
public final class ItemsetMiners {
    private static final List<ItemsetMiner> ALL = List.of(new EclatMiner());

    /** Which algorithm is to mine. */
    @FunctionalInterface
    public interface Choice {
        ItemsetMiner of(Transactions transactions, ItemsetTask task);
    }

    private ItemsetMiners() {}

    public static List<ItemsetMiner> all() {
        return ALL;
    }

    /** The algorithm of that name, where there is one. */
    public static Optional<ItemsetMiner> byName(String algorithm) {
        return ALL.stream().filter(miner -> miner.algorithm().equals(algorithm)).findFirst();
    }

    /** The algorithm that is expected to be fastest. */
    @SuppressWarnings("UnusedVariable") // what a choice will rest on, once there is one
    public static ItemsetMiner choose(Transactions transactions, ItemsetTask task) {
        return ALL.get(0);
    }
}
