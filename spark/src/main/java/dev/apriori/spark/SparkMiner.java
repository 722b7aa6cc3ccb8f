package dev.apriori.spark;

import dev.apriori.miner.command.Apriori;
import java.util.List;

/** The main class where Spark is there: the miner's programs, and the executor that Spark starts pods for. */
public final class SparkMiner {
    /** The one argument that Spark gives to a container. */
    private static final List<String> EXECUTOR = List.of("executor");

    private SparkMiner() {}

    public static void main(String[] args) {
        if (List.of(args).equals(EXECUTOR)) {
            ExecutorProgram.run(System.getenv());
        } else {
            Apriori.main(args);
        }
    }
}
