package dev.apriori.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Starts Spark when it is first needed: a shard that has nothing left to mine starts no executors. */
final class SparkStart implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final SparkConf conf;
    private final int cores;
    private final boolean hasExecutors;
    private Optional<JavaSparkContext> spark = Optional.empty();

    /**
     * @param cores that mine
     * @param hasExecutors whether others than this process mine
     */
    SparkStart(SparkConf conf, int cores, boolean hasExecutors) {
        this.conf = conf;
        this.cores = cores;
        this.hasExecutors = hasExecutors;
    }

    int cores() {
        return cores;
    }

    synchronized JavaSparkContext spark() {
        if (spark.isEmpty()) {
            spark = Optional.of(start());
            if (hasExecutors) {
                awaitExecutor(spark.get());
            }
        }
        return spark.get();
    }

    private JavaSparkContext start() {
        try {
            return new JavaSparkContext(conf);
        } catch (Exception e) {
            throw SparkTrouble.of(e);
        }
    }

    private static void awaitExecutor(JavaSparkContext spark) {
        long start = System.nanoTime();
        // The driver is one of them.
        while (spark.sc().statusTracker().getExecutorInfos().length < 2) {
            if (System.nanoTime() - start > LONGEST_WAIT.toNanos()) {
                throw new UncheckedIOException(
                        new IOException("no executor of Spark's has come within " + LONGEST_WAIT.toMinutes()
                                + " minutes; kubectl describe pods -l spark-role=executor tells why"));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            throw SparkTrouble.of(e);
        }
    }

    @Override
    public synchronized void close() {
        spark.ifPresent(JavaSparkContext::close);
        spark = Optional.empty();
    }
}
