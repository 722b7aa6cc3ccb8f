package dev.apriori.experiment.policy;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.policy.ModelStage.Target;
import dev.apriori.experiment.policy.Observed.Server;

/** Brings the champion-to-be to answer, and only then gives it the alias. */
final class ServingStage {
    private final AprioriExperimentSpec spec;

    ServingStage(AprioriExperimentSpec spec) {
        this.spec = spec;
    }

    Step step(Observed now, Target target) {
        if (target.version().isEmpty()) {
            return Step.of(Phase.READY, "Registered", target.because());
        }
        if (!spec.serving().enabled()) {
            return crowned(now, target, Phase.REGISTERING, "Registered");
        }
        Server server = now.server();
        if (server.answering().equals(target.version())) {
            return crowned(now, target, Phase.ROLLING_OUT, "Serving");
        }
        if (server.givenUp().equals(target.version())) {
            return Step.of(
                    Phase.DEGRADED,
                    "RolloutFailed",
                    "version " + target.version() + " would not answer: " + server.why() + "; "
                            + (server.answering().isEmpty()
                                    ? "nothing is served"
                                    : "version " + server.answering() + " goes on answering"));
        }
        boolean answeredBefore = server.lastAnswering().equals(target.version());
        return Step.withTracking(
                now,
                answeredBefore ? Phase.DEGRADED : Phase.ROLLING_OUT,
                answeredBefore ? "NotAnswering" : "RollingOut",
                answeredBefore
                        ? "version " + target.version() + " has stopped answering"
                        : "waiting for version " + target.version() + " to answer",
                new Action.RollOut(target.version()));
    }

    private static Step crowned(Observed now, Target target, Phase before, String reason) {
        return now.championVersion().equals(target.version())
                ? Step.of(Phase.READY, reason, target.because())
                : Step.withTracking(now, before, "Promoting", target.because(), new Action.MoveAlias(target.version()));
    }
}
