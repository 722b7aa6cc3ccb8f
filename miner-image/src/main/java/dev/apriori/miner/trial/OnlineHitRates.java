package dev.apriori.miner.trial;

import dev.apriori.miner.feedback.FeedbackTally;
import dev.apriori.results.TrialTags;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.ModelVersion;
import dev.apriori.tracking.TrackingException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes on the versions of a model how often people took what they recommended, as feedback says so far. */
public final class OnlineHitRates {
    private static final Logger LOG = LoggerFactory.getLogger(OnlineHitRates.class);

    /** What MLflow calls a version; feedback may say anything. */
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private OnlineHitRates() {}

    /** @param heard by version, also of such as the model does not have, which are passed over */
    public static void note(Mlflow mlflow, String modelName, SortedMap<String, FeedbackTally.Counts> heard) {
        heard.forEach((version, counts) -> {
            if (counts.chances() > 0 && NUMBER.matcher(version).matches()) {
                version(mlflow, modelName, version)
                        .ifPresent(known -> mlflow.registry().tag(known, tags(counts)));
            }
        });
    }

    private static Map<String, String> tags(FeedbackTally.Counts counts) {
        return Map.of(
                TrialTags.ONLINE_HIT_RATE,
                String.format(Locale.ROOT, "%.4f", counts.hitRate()),
                TrialTags.ONLINE_CHANCES,
                Long.toString(counts.chances()));
    }

    private static Optional<ModelVersion> version(Mlflow mlflow, String modelName, String version) {
        try {
            return Optional.of(mlflow.registry().version(modelName, version));
        } catch (TrackingException.NotFound e) {
            LOG.warn("feedback is about version {} of {}, which MLflow does not have", version, modelName);
            return Optional.empty();
        }
    }
}
