package dev.apriori.experiment.policy;

import static dev.apriori.experiment.api.ConditionType.ACCEPTED;
import static dev.apriori.experiment.api.ConditionType.BEATS_POPULARITY;
import static dev.apriori.experiment.api.ConditionType.MINING_COMPLETE;
import static dev.apriori.experiment.api.ConditionType.MODEL_REGISTERED;
import static dev.apriori.experiment.api.ConditionType.READY;
import static dev.apriori.experiment.api.ConditionType.SERVING_READY;
import static dev.apriori.experiment.api.ConditionType.STALLED;
import static dev.apriori.experiment.api.ConditionType.TRACKING_REACHABLE;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.experiment.policy.Observed.Registration;
import dev.apriori.experiment.policy.Observed.Server;
import dev.apriori.experiment.policy.Observed.Tracking;
import java.util.List;

/** The conditions: each of what was observed, but for Ready, which is of the whole. */
record Findings(AprioriExperimentSpec spec, Observed now, boolean miningComplete) {

    static List<Finding> ofRefused(String message) {
        return List.of(
                Finding.no(ACCEPTED, "InvalidSpec", message),
                Finding.no(READY, "InvalidSpec", message),
                Finding.yes(STALLED, "InvalidSpec", message));
    }

    List<Finding> of(Step step) {
        return List.of(
                Finding.yes(ACCEPTED, "Valid", "the spec can be worked on"),
                tracking(),
                mining(step),
                registration(),
                popularity(),
                serving(),
                step.phase() == Phase.READY
                        ? Finding.yes(READY, step.reason(), step.message())
                        : Finding.no(READY, step.reason(), step.message()),
                stalled(step));
    }

    /** What goes on by itself once MLflow is back is not. */
    private Finding stalled(Step step) {
        boolean ended = step.phase() == Phase.FAILED || (step.phase() == Phase.DEGRADED && now.trackingReachable());
        return ended && step.actions().isEmpty()
                ? Finding.yes(STALLED, step.reason(), step.message())
                : Finding.no(STALLED, step.reason(), "nothing has to be mended");
    }

    private Finding tracking() {
        return now.tracking() instanceof Tracking.Unreachable unreachable
                ? Finding.no(TRACKING_REACHABLE, "Unreachable", unreachable.why())
                : Finding.yes(TRACKING_REACHABLE, "Reachable", "MLflow answers");
    }

    private Finding mining(Step step) {
        if (miningComplete) {
            return Finding.yes(MINING_COMPLETE, "Complete", tally(now.harvest()));
        }
        String reason = switch (step.phase()) {
            case SUSPENDED -> "Suspended";
            case FAILED -> step.reason();
            case PENDING, MINING, SELECTING, REGISTERING, ROLLING_OUT, READY, DEGRADED -> "Mining";
        };
        return Finding.no(MINING_COMPLETE, reason, tally(now.harvest()));
    }

    private static String tally(Harvest harvest) {
        return harvest.succeeded()
                + (harvest.succeeded() == 1 ? " trial" : " trials")
                + " succeeded"
                + (harvest.failed() == 0 ? "" : ", " + harvest.failed() + " failed");
    }

    private Finding registration() {
        return now.registration() instanceof Registration.Registered version
                ? Finding.yes(MODEL_REGISTERED, "Registered", "the best trial is version " + version.version())
                : Finding.no(MODEL_REGISTERED, "NotYet", "no trial of this sweep is a version");
    }

    private Finding popularity() {
        if (!(now.registration() instanceof Registration.Registered version)) {
            return Finding.unknown(BEATS_POPULARITY, "NotYet", "no trial of this sweep is a version");
        }
        String why = version.hitRates().inWords();
        return switch (version.hitRates().beatsPopularity()) {
            case TRUE -> Finding.yes(BEATS_POPULARITY, "Better", why);
            case FALSE -> Finding.no(BEATS_POPULARITY, "NotBetter", why);
            case UNKNOWN -> Finding.unknown(BEATS_POPULARITY, "NotMeasured", why);
        };
    }

    private Finding serving() {
        Server server = now.server();
        if (!spec.serving().enabled()) {
            return Finding.no(SERVING_READY, "Disabled", "spec.serving.enabled is false");
        }
        if (!server.answering().isEmpty()) {
            return Finding.yes(SERVING_READY, "Answering", "version " + server.answering() + " answers");
        }
        return server.givenUp().isEmpty()
                ? Finding.no(SERVING_READY, "NotAnswering", "no version answers")
                : Finding.no(SERVING_READY, "RolloutFailed", "version " + server.givenUp() + ": " + server.why());
    }
}
