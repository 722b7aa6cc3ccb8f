package dev.apriori.operator.status;

import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.CanaryStatus;
import dev.apriori.experiment.api.ConditionType;
import dev.apriori.experiment.api.ExperimentCondition;
import dev.apriori.experiment.api.ExperimentCondition.State;
import dev.apriori.experiment.api.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has happened between two statuses of an experiment, told once, when the second is written. */
public final class Transitions {
    private static final int ALL = 100;

    private final AprioriExperimentStatus before;
    private final AprioriExperimentStatus after;
    private final List<Occurrence> told = new ArrayList<>();

    private Transitions(AprioriExperimentStatus before, AprioriExperimentStatus after) {
        this.before = before;
        this.after = after;
    }

    public static List<Occurrence> between(AprioriExperimentStatus before, AprioriExperimentStatus after) {
        var transitions = new Transitions(before, after);
        transitions.sweep();
        transitions.tracking();
        transitions.model();
        transitions.canary();
        transitions.serving();
        transitions.phase();
        return List.copyOf(transitions.told);
    }

    private void sweep() {
        if (after.sweep() != 0 && !after.sweep().equals(before.sweep())) {
            int total = after.trials().total();
            tell(
                    EventReason.SWEEP_STARTED,
                    "sweep " + after.sweep() + ": " + total + (total == 1 ? " trial" : " trials"));
        }
        if (state(after, ConditionType.MINING_COMPLETE) == State.TRUE
                && state(before, ConditionType.MINING_COMPLETE) != State.TRUE) {
            tell(EventReason.MINING_COMPLETE, message(after, ConditionType.MINING_COMPLETE));
        }
    }

    private void tracking() {
        State was = state(before, ConditionType.TRACKING_REACHABLE);
        State is = state(after, ConditionType.TRACKING_REACHABLE);
        if (is == State.FALSE && was != State.FALSE) {
            tell(EventReason.TRACKING_UNREACHABLE, message(after, ConditionType.TRACKING_REACHABLE));
        } else if (is == State.TRUE && was == State.FALSE) {
            tell(EventReason.TRACKING_REACHABLE, message(after, ConditionType.TRACKING_REACHABLE));
        }
    }

    private void model() {
        after.modelVersion()
                .filter(model -> before.modelVersion()
                        .filter(known -> known.uri().equals(model.uri()))
                        .isEmpty())
                .ifPresent(model -> tell(
                        EventReason.MODEL_REGISTERED,
                        model.uri()
                                + after.bestTrial()
                                        .map(best -> ", of trial " + best.trial() + " with " + best.rounded())
                                        .orElse("")));
        after.championVersion()
                .filter(champion -> before.championVersion()
                        .filter(known -> known.version().equals(champion.version()))
                        .isEmpty())
                .ifPresent(champion -> tell(
                        EventReason.CHAMPION_CHANGED, "version " + champion.version() + " has the champion's alias"));
    }

    private void serving() {
        String active = after.serving().activeVersion();
        if (!active.isEmpty() && !active.equals(before.serving().activeVersion())) {
            tell(
                    EventReason.SERVING,
                    "version " + active + " answers at " + after.serving().url());
        }
        after.serving()
                .failure()
                .filter(failure -> !Optional.of(failure).equals(before.serving().failure()))
                .ifPresent(failure -> tell(
                        EventReason.ROLLOUT_FAILED,
                        "version " + failure.version() + " was given up: " + failure.message()));
    }

    private void canary() {
        Optional<CanaryStatus> was = before.serving().runningCanary();
        after.serving().runningCanary().ifPresent(canary -> {
            String so = "version " + canary.version() + " gets " + canary.percent() + " % of the requests";
            boolean goesOn = was.filter(
                            known -> known.version().equals(canary.version()) && known.percent() <= canary.percent())
                    .isPresent();
            if (!goesOn) {
                tell(EventReason.CANARY_STARTED, so);
            } else if (!was.get().percent().equals(canary.percent())) {
                tell(
                        canary.percent() == ALL ? EventReason.CANARY_PROMOTED : EventReason.CANARY_RAISED,
                        so + ", after: " + was.get().told());
            }
        });
    }

    private void phase() {
        boolean refused = state(after, ConditionType.ACCEPTED) == State.FALSE;
        if (after.phase() == before.phase() && !(refused && state(before, ConditionType.ACCEPTED) != State.FALSE)) {
            return;
        }
        if (before.phase() == Phase.SUSPENDED) {
            tell(EventReason.RESUMED, after.message());
        }
        switch (after.phase()) {
            case READY -> tell(EventReason.READY, after.message());
            case DEGRADED -> tell(EventReason.DEGRADED, after.message());
            case FAILED -> tell(refused ? EventReason.INVALID_SPEC : EventReason.FAILED, after.message());
            case SUSPENDED -> tell(EventReason.SUSPENDED, after.message());
            case PENDING, MINING, SELECTING, REGISTERING, ROLLING_OUT -> {}
        }
    }

    private void tell(EventReason reason, String note) {
        told.add(new Occurrence(reason, note));
    }

    private static State state(AprioriExperimentStatus status, ConditionType type) {
        return status.condition(type).map(ExperimentCondition::status).orElse(State.UNKNOWN);
    }

    private static String message(AprioriExperimentStatus status, ConditionType type) {
        return status.condition(type).map(ExperimentCondition::message).orElse("");
    }
}
