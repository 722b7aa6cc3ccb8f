package dev.apriori.miner.engine;

import dev.apriori.experiment.api.Execution;
import dev.apriori.mining.MiningException;
import dev.apriori.mining.itemset.ItemsetMiner;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.transaction.Transactions;
import java.util.ServiceLoader;

/** The engines by their names in {@code spec.execution.engine}. */
public final class Engines {
    private Engines() {}

    /**
     * @param name of what is mined
     * @throws MiningException when the engine is not on the class path
     */
    public static MiningEngine of(Execution execution, String name) {
        return switch (execution.engine()) {
            case AUTO, IN_MEMORY -> new InMemory();
            case SPARK -> spark().engine(name, execution.executors());
        };
    }

    /**
     * Before any work is begun.
     *
     * @throws MiningException when the engine is not on the class path
     */
    public static void check(Execution execution) {
        if (execution.engine() == Execution.Engine.SPARK) {
            spark();
        }
    }

    private static SparkProvider spark() {
        return ServiceLoader.load(SparkProvider.class)
                .findFirst()
                .orElseThrow(
                        () -> new MiningException(
                                "spec.execution.engine is Spark, which this program is without;"
                                        + " start it as './apriori run FILE', in a pod by the image apriori-miner-spark, or give InMemory"));
    }

    private record InMemory() implements MiningEngine {
        @Override
        public Itemsets mine(Transactions transactions, ItemsetTask task) {
            return ItemsetMiner.IN_MEMORY.mine(transactions, task);
        }

        @Override
        public void close() {}
    }
}
