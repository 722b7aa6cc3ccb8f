package dev.apriori.tracking;

/** An MLflow experiment: the folder that runs are in. */
public record Experiment(String id, String name) {}
