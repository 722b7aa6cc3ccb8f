package dev.apriori.experiment.policy;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.policy.ModelStage.Target;
import dev.apriori.experiment.policy.Observed.Server;
import java.util.Optional;

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
            return failed("version " + version + " was given up: " + server.why() + "; "
                    + (server.answering().isEmpty()
                            ? "nothing is served"
                            : "version " + server.answering() + " goes on answering"));
        }
        Optional<Step> canary = shared(now, version);
        if (canary.isPresent()) {
            return canary.get();
        }
        return server.lastAnswering().equals(version)
                ? rollOut(now, version, Phase.DEGRADED, "NotAnswering", "version " + version + " has stopped answering")
                : rollOut(
                        now, version, Phase.ROLLING_OUT, "RollingOut", "waiting for version " + version + " to answer");
    }

    /** A version that answers, but not from such pods as the spec asks for now. */
    private static Step renewed(Observed now, String version) {
        if (now.server().givenUp().equals(version)) {
            return failed("version " + version + ", served as spec.serving asks for, was given up: "
                    + now.server().why() + "; it goes on answering as before");
        }
        return shared(now, version)
                .orElseGet(() -> rollOut(
                        now,
                        version,
                        Phase.ROLLING_OUT,
                        "RollingOut",
                        "version " + version + " answers; waiting for it to answer as spec.serving asks for"));
    }

    /** A canary has its model already, and goes on without MLflow. */
    private static Optional<Step> shared(Observed now, String version) {
        return now.server()
                .canary()
                .filter(canary -> canary.version().equals(version))
                .map(canary -> Step.of(
                        Phase.ROLLING_OUT,
                        "Canary",
                        with(canary.told(), now.server().why()),
                        new Action.RollOut(version)));
    }

    private static Step rollOut(Observed now, String version, Phase phase, String reason, String message) {
        return Step.withTracking(now, phase, reason, with(message, now.server().why()), new Action.RollOut(version));
    }

    private static String with(String message, String why) {
        return why.isEmpty() ? message : message + ": " + why;
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
