package dev.apriori.tracking;

/** The states of a run, by MLflow's names: it ignores any other without a word. */
public enum RunStatus {
    SCHEDULED,
    RUNNING,
    FINISHED,
    FAILED,
    KILLED
}
