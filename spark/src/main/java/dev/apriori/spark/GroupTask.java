package dev.apriori.spark;

import dev.apriori.mining.itemset.BudgetExceededException;
import java.util.concurrent.CancellationException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Mines a group of classes on an executor. */
record GroupTask(Broadcast<Shared> shared) implements Function<int[], GroupEnd> {
    @Override
    public GroupEnd call(int[] classes) {
        try {
            return new GroupEnd.Found(shared.value().search().mine(classes, GroupTask::endIfKilled));
        } catch (BudgetExceededException e) {
            return new GroupEnd.Exceeded(e.getMessage());
        }
    }

    private static void endIfKilled() {
        if (TaskContext.get().isInterrupted()) {
            throw new CancellationException("the driver wants no more of this");
        }
    }
}
