package dev.apriori.operator.status;

/** What Events are about. */
public enum EventReason {
    INVALID_SPEC("InvalidSpec", Kind.WARNING),
    SWEEP_STARTED("SweepStarted", Kind.NORMAL),
    JOB_REFUSED("JobRefused", Kind.WARNING),
    TRIALS_FAILED("TrialsFailed", Kind.WARNING),
    RESULT_MISSING("ResultMissing", Kind.WARNING),
    MINING_COMPLETE("MiningComplete", Kind.NORMAL),
    REPORT_FAILED("ReportFailed", Kind.WARNING),
    SUSPENDED("Suspended", Kind.NORMAL),
    RESUMED("Resumed", Kind.NORMAL),
    TRACKING_UNREACHABLE("TrackingUnreachable", Kind.WARNING),
    TRACKING_REACHABLE("TrackingReachable", Kind.NORMAL),
    MODEL_REGISTERED("ModelRegistered", Kind.NORMAL),
    SERVING("Serving", Kind.NORMAL),
    CANARY_STARTED("CanaryStarted", Kind.NORMAL),
    CANARY_RAISED("CanaryRaised", Kind.NORMAL),
    CANARY_PROMOTED("CanaryPromoted", Kind.NORMAL),
    ROLLOUT_FAILED("RolloutFailed", Kind.WARNING),
    OBJECT_REFUSED("ObjectRefused", Kind.WARNING),
    CHAMPION_CHANGED("ChampionChanged", Kind.NORMAL),
    READY("Ready", Kind.NORMAL),
    DEGRADED("Degraded", Kind.WARNING),
    FAILED("Failed", Kind.WARNING);

    private enum Kind {
        NORMAL("Normal"),
        WARNING("Warning");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    private final String reason;
    private final Kind kind;

    EventReason(String reason, Kind kind) {
        this.reason = reason;
        this.kind = kind;
    }

    String reason() {
        return reason;
    }

    /** Whether the same may come again within seconds; the others are of a change that a person has made or waits for. */
    boolean mayRepeat() {
        return kind == Kind.WARNING || this == TRACKING_REACHABLE;
    }

    /** Normal or Warning, as Kubernetes has it. */
    String type() {
        return kind.type;
    }
}
