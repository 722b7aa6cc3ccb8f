package dev.apriori.operator.subject;

/** What the pods of an experiment do, as {@code app.kubernetes.io/name} tells. */
public enum App {
    MINER("apriori-miner"),
    /** What a miner with Spark starts. */
    EXECUTOR("apriori-executor"),
    SERVER("apriori-server");

    private final String label;

    App(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
