package dev.apriori.spark;

import dev.apriori.mining.itemset.BudgetExceededException;
import dev.apriori.mining.itemset.FoundClasses;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Meter;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.BoxedUnit;

/** One pass over the groups: a task of Spark's each. What they find is held against the budget as it comes. */
final class SparkPass {
    private final JavaSparkContext spark;
    private final ItemsetTask task;
    private final Meter meter;
    private final Queue<FoundClasses> found = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();

    SparkPass(JavaSparkContext spark, ItemsetTask task) {
        this.spark = spark;
        this.task = task;
        this.meter = Meter.of(task.budget());
    }

    /**
     * What is found of all groups, in no order.
     *
     * @throws BudgetExceededException when one of them, or all together, use up the budget; no task goes on then
     */
    Collection<FoundClasses> run(Broadcast<Shared> shared, List<int[]> groups) {
        JavaRDD<GroupEnd> ends = spark.parallelize(groups, groups.size()).map(new GroupTask(shared));
        SimpleFutureAction<Boolean> job = submit(ends, groups.size());
        FutureConverters.asJava(job).whenComplete((done, failure) -> {
            if (failure == null) {
                end.complete(done);
            } else {
                end.completeExceptionally(failure);
            }
        });
        try {
            await();
            return found;
        } finally {
            job.cancel();
        }
    }

    private SimpleFutureAction<Boolean> submit(JavaRDD<GroupEnd> ends, int groups) {
        Function1<Iterator<GroupEnd>, GroupEnd> one =
                (Function1<Iterator<GroupEnd>, GroupEnd> & Serializable) Iterator::next;
        Function2<Object, GroupEnd, BoxedUnit> take = (group, groupEnd) -> {
            take(groupEnd);
            return BoxedUnit.UNIT;
        };
        var all = CollectionConverters.asScala(IntStream.range(0, groups)
                        .<Object>mapToObj(group -> group)
                        .toList())
                .toSeq();
        return spark.sc().submitJob(ends.rdd(), one, all, take, () -> true);
    }

    private void take(GroupEnd groupEnd) {
        try {
            switch (groupEnd) {
                case GroupEnd.Found some -> {
                    meter.found(some.classes().size());
                    found.add(some.classes());
                }
                case GroupEnd.Exceeded exceeded -> throw new BudgetExceededException(exceeded.reason());
            }
        } catch (BudgetExceededException e) {
            end.completeExceptionally(e);
        }
    }

    private void await() {
        try {
            end.get(task.budget().deadlineNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.budget().checkTime();
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw SparkTrouble.of(e);
        } catch (ExecutionException e) {
            throw SparkTrouble.of(e.getCause());
        }
    }
}
