package dev.apriori.operator.controller;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.operator.schedule.Schedule;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which changes of an experiment are worth a pass: of its spec, of when it is to be mined again, and that it goes. */
public final class AskedAnew implements OnUpdateFilter<AprioriExperiment> {
    @Override
    public boolean accept(AprioriExperiment after, AprioriExperiment before) {
        ObjectMeta now = after.getMetadata();
        ObjectMeta then = before.getMetadata();
        return !Objects.equals(now.getGeneration(), then.getGeneration())
                || !mineAfter(now).equals(mineAfter(then))
                || now.getDeletionTimestamp() != null;
    }

    private static String mineAfter(ObjectMeta metadata) {
        return Optional.ofNullable(metadata.getAnnotations()).orElseGet(Map::of).getOrDefault(Schedule.MINE_AFTER, "");
    }
}
