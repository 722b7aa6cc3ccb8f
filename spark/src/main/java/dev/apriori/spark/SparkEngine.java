package dev.apriori.spark;

import dev.apriori.miner.engine.MiningEngine;
import dev.apriori.mining.itemset.ClassGroups;
import dev.apriori.mining.itemset.FoundClasses;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.transaction.Transactions;
import java.util.Collection;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The search of {@link dev.apriori.mining.itemset.EclatMiner}, its classes spread over Spark's executors. Each of them
 * has all transactions; what is found is joined in this process, the driver.
 */
final class SparkEngine implements MiningEngine {
    /** How long a class takes can only be guessed: whoever is done early finds more to do. */
    private static final int GROUPS_PER_CORE = 16;

    private final SparkStart start;

    SparkEngine(SparkStart start) {
        this.start = start;
    }

    @Override
    public Itemsets mine(Transactions transactions, ItemsetTask task) {
        task.budget().checkTime();
        var shared = new Shared(transactions, task);
        List<int[]> groups = ClassGroups.of(shared.transactions(), task, GROUPS_PER_CORE * start.cores());
        Collection<FoundClasses> found = groups.isEmpty() ? List.of() : find(shared, groups, task);
        return FoundClasses.join(found, transactions.items(), transactions.count(), task.minCount());
    }

    private Collection<FoundClasses> find(Shared shared, List<int[]> groups, ItemsetTask task) {
        JavaSparkContext spark = start.spark();
        try {
            Broadcast<Shared> sent = spark.broadcast(shared);
            Collection<FoundClasses> found = new SparkPass(spark, task).run(sent, groups);
            // Where a pass was ended, tasks may still read it for a moment: Spark then clears it away later, by itself.
            sent.destroy();
            return found;
        } catch (Exception e) {
            throw SparkTrouble.of(e);
        }
    }

    @Override
    public void close() {
        start.close();
    }
}
