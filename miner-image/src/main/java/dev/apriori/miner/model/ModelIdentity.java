package dev.apriori.miner.model;

import java.time.Instant;
import java.util.Map;

/**
 * What a model's files say of where it comes from.
 *
 * @param modelId the logged model that the tracking server has made for it
 * @param runId the run of the trial that found its rules
 * @param created when
 * @param metadata more about it, such as the trial's parameters, as MLflow shows it with the model
 */
public record ModelIdentity(String modelId, String runId, Instant created, Map<String, String> metadata) {}
