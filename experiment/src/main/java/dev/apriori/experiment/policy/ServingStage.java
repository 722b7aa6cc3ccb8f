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
        if (!server.answering().equals(target.version())) {
            return brought(now, target.version());
        }
        return server.outdated() && now.championVersion().equals(target.version())
                ? renewed(now, target.version())
                : crowned(now, target, Phase.ROLLING_OUT, "Serving");
    }

    /** A version that does not answer yet, or not any more. */
    private static Step brought(Observed now, String version) {
        Server server = now.server();
        if (server.givenUp().equals(version)) {
            return failed("version " + version + " would not answer: " + server.why() + "; "
                    + (server.answering().isEmpty()
                            ? "nothing is served"
                            : "version " + server.answering() + " goes on answering"));
        }
        return server.lastAnswering().equals(version)
                ? rollOut(now, version, Phase.DEGRADED, "NotAnswering", "version " + version + " has stopped answering")
                : rollOut(
                        now, version, Phase.ROLLING_OUT, "RollingOut", "waiting for version " + version + " to answer");
    }

    /** A version that answers, but not from such pods as the spec asks for now. */
    private static Step renewed(Observed now, String version) {
        return now.server().givenUp().equals(version)
                ? failed("version " + version + " would not answer as spec.serving asks for: "
                        + now.server().why() + "; it goes on answering as before")
                : rollOut(
                        now,
                        version,
                        Phase.ROLLING_OUT,
                        "RollingOut",
                        "version " + version + " answers; waiting for it to answer as spec.serving asks for");
    }

    private static Step rollOut(Observed now, String version, Phase phase, String reason, String message) {
        String why = now.server().why();
        return Step.withTracking(
                now, phase, reason, why.isEmpty() ? message : message + ": " + why, new Action.RollOut(version));
    }

    private static Step failed(String message) {
        return Step.of(Phase.DEGRADED, "RolloutFailed", message);
    }

    private static Step crowned(Observed now, Target target, Phase before, String reason) {
        return now.championVersion().equals(target.version())
                ? Step.of(Phase.READY, reason, target.because())
                : Step.withTracking(now, before, "Promoting", target.because(), new Action.MoveAlias(target.version()));
    }
}
