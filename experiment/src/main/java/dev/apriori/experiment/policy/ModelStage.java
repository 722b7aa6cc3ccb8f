package dev.apriori.experiment.policy;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Objective;
import dev.apriori.experiment.policy.Observed.Champion;
import dev.apriori.experiment.policy.Observed.Registration;
import dev.apriori.experiment.policy.Observed.Selection;
import java.util.Optional;

/** Makes the best trial a model version, and says which version is to be the champion. */
final class ModelStage {
    private final AprioriExperimentSpec spec;
    private final Objective objective;

    ModelStage(AprioriExperimentSpec spec, Objective objective) {
        this.spec = spec;
        this.objective = objective;
    }

    /** What to do; empty when the best trial is a version. */
    Optional<Step> step(Observed now) {
        if (!(now.selection() instanceof Selection.Chosen chosen)) {
            return Optional.of(Step.withTracking(
                    now,
                    Phase.SELECTING,
                    "Selecting",
                    "confirming the best trial",
                    new Action.SelectBest(now.harvest().leaders())));
        }
        if (registered(now, chosen.best())) {
            return Optional.empty();
        }
        return Optional.of(Step.withTracking(
                now,
                Phase.REGISTERING,
                "Registering",
                "registering trial " + chosen.best().trial(),
                new Action.RegisterModel(chosen.best())));
    }

    private static boolean registered(Observed now, Candidate best) {
        return now.registration() instanceof Registration.Registered version
                && version.runId().equals(best.runId());
    }

    /** The version that is to have the alias and to be served, of which {@link #step} has nothing more to say. */
    Target target(Observed now) {
        if (!(now.registration() instanceof Registration.Registered fresh)
                || !(now.selection() instanceof Selection.Chosen chosen)) {
            throw new IllegalStateException("asked for the champion before the best trial is a version");
        }
        return now.champion() instanceof Champion.Holder holder
                ? against(holder, fresh, chosen.best())
                : alone(fresh.version());
    }

    private Target alone(String version) {
        return switch (spec.registry().promote()) {
            case ALWAYS, IF_BETTER -> new Target(version, "version " + version + " is the first");
            case NEVER ->
                new Target(
                        "",
                        "version " + version + " is registered; spec.registry.promote is Never, so" + " that alias "
                                + spec.registry().alias() + " is given to it by hand");
        };
    }

    private Target against(Champion.Holder holder, Registration.Registered fresh, Candidate best) {
        String version = fresh.version();
        if (holder.version().equals(version)) {
            return new Target(version, "version " + version + " is the best");
        }
        if (fresh.promoted()) {
            return new Target(holder.version(), "version " + holder.version() + " was given the alias by hand");
        }
        return switch (spec.registry().promote()) {
            case ALWAYS -> new Target(version, "version " + version + " is the newest");
            case NEVER ->
                new Target(
                        holder.version(),
                        "version " + version + " is registered; spec.registry.promote is Never, so that" + " version "
                                + holder.version() + " stays");
            case IF_BETTER ->
                beats(holder, best)
                        ? new Target(version, "version " + version + " is better than " + holder.version())
                        : new Target(
                                holder.version(),
                                "version " + version + " is not better than version " + holder.version()
                                        + ", which stays");
        };
    }

    /** A champion without a value of this metric cannot be defended. */
    private boolean beats(Champion.Holder holder, Candidate best) {
        return !holder.runId().equals(best.runId())
                && (holder.value().isEmpty()
                        || objective.better(best.value(), holder.value().getAsDouble()));
    }

    /**
     * The champion to be.
     *
     * @param version empty when there is to be none
     * @param because why, in one sentence
     */
    record Target(String version, String because) {}
}
