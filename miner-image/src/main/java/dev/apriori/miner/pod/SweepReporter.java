package dev.apriori.miner.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.shard.ShardPlan;
import dev.apriori.miner.trial.SweepOutcome;
import dev.apriori.results.SweepOrder;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunStatus;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes into a sweep's run what has become of its trials, where pods have mined them: each has seen its own shard alone.
 * Done again, it changes nothing.
 */
public final class SweepReporter {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private final SweepOrder order;
    private final Mlflow mlflow;

    public SweepReporter(SweepOrder order, Mlflow mlflow) {
        this.order = order;
        this.mlflow = mlflow;
    }

    /** Logs metrics, summary, plots and the experiment; sets the run FINISHED if it is RUNNING. */
    public SweepOutcome report() {
        Run run = mlflow.runs().get(order.parentRunId());
        var outcome = new SweepOutcome(
                order.name(), order.spec().objective(), order.trialRuns().ends(mlflow.runs(), trials()));
        outcome.log(mlflow, run);
        mlflow.artifacts().put(run.artifactUri(), "experiment.yaml", experiment());
        if (run.status() == RunStatus.RUNNING) {
            mlflow.runs().finish(run.id(), RunStatus.FINISHED);
        }
        return outcome;
    }

    private List<Trial> trials() {
        ShardPlan plan = order.plan();
        return IntStream.range(0, plan.count())
                .mapToObj(plan::trialsOf)
                .flatMap(List::stream)
                .toList();
    }

    /** The resource as a file that {@code apriori run} and {@code kubectl apply} take. */
    private byte[] experiment() {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("apiVersion", AprioriExperiment.API_VERSION);
        resource.put("kind", AprioriExperiment.KIND);
        resource.put("metadata", Map.of("name", order.name()));
        resource.put("spec", order.spec());
        try {
            return YAML.writeValueAsString(resource).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
