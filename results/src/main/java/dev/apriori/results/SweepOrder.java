package dev.apriori.results;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.DatasetFeedback;
import dev.apriori.experiment.api.GridSpec;
import dev.apriori.experiment.grid.DataIdentity;
import dev.apriori.experiment.shard.ShardPlan;
import java.util.List;

/**
 * All that a miner needs to know to run any shard of a sweep: written once by whoever starts the shards, as
 * {@code sweep.json}. It holds no secret.
 *
 * @param name the resource's name, which runs are named by
 * @param modelName of the registered model; empty where an earlier operator does not say
 * @param namespace the resource's
 * @param experimentUid the resource's UID
 * @param cluster where it runs, as runs are tagged
 * @param dataSweep the sweep that took the data as it is now
 * @param experimentId MLflow's experiment
 * @param parentRunId the sweep's run
 * @param spec that passed the checks
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SweepOrder(
        String name,
        String modelName,
        String namespace,
        String experimentUid,
        String cluster,
        int dataSweep,
        String experimentId,
        String parentRunId,
        AprioriExperimentSpec spec) {
    /** The name of the file, and of the key in a ConfigMap. */
    public static final String FILE = "sweep.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NOT_FOR_MINERS = List.of("suspend", "schedule", "registry", "serving");

    public SweepOrder {
        requireNonNull(name, "name");
        modelName = requireNonNullElse(modelName, "");
        requireNonNull(namespace, "namespace");
        requireNonNull(experimentUid, "experimentUid");
        requireNonNull(cluster, "cluster");
        requireNonNull(experimentId, "experimentId");
        requireNonNull(parentRunId, "parentRunId");
        requireNonNull(spec, "spec");
    }

    /** @throws IllegalArgumentException when the text is no order; the message says why */
    public static SweepOrder parse(String json) {
        try {
            return JSON.readValue(json, SweepOrder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no sweep's order: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Without what does not concern a miner, and without later fields that say what was so before them: a miner of an
     * earlier version would refuse what it does not know.
     */
    public String toJson() {
        ObjectNode order = JSON.valueToTree(this);
        ObjectNode written = order.withObject("/spec");
        written.remove(NOT_FOR_MINERS);
        if (spec.dataset().feedback().equals(DatasetFeedback.NONE)) {
            written.withObject("/dataset").remove("feedback");
        }
        if (spec.grid().model().equals(GridSpec.RULES_ALONE)) {
            written.withObject("/grid").remove("model");
        }
        try {
            return JSON.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public ShardPlan plan() {
        return ShardPlan.of(spec);
    }

    public DataIdentity data() {
        return DataIdentity.of(spec.dataset(), dataSweep);
    }

    public TrialRuns trialRuns() {
        return new TrialRuns(experimentId, experimentUid, data());
    }
}
