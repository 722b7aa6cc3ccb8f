package dev.apriori.operator.status;

/** Something to tell by an Event. */
public record Occurrence(EventReason reason, String note) {}
