package dev.apriori.experiment.policy;

import dev.apriori.experiment.api.HitRates;
import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.experiment.policy.Observed.Champion;
import dev.apriori.experiment.policy.Observed.Registration;
import dev.apriori.experiment.policy.Observed.Selection;
import dev.apriori.experiment.policy.Observed.Server;
import dev.apriori.experiment.policy.Observed.Tracking;
import dev.apriori.experiment.shard.NumberSet;
import java.util.List;
import java.util.OptionalDouble;

/** What a sweep of ten trials, a shard each, may look like on its way to version 4. */
final class Situations {
    static final Candidate BEST = new Candidate(4, "run4", 50, 100);
    static final Observed NOTHING = Observed.nothing();
    static final Observed MINED =
            with(NOTHING, new Harvest(NumberSet.below(10), 10, 0, NumberSet.NONE, "", new Leaders(List.of(BEST))));
    static final Observed REGISTERED = with(MINED, new Selection.Chosen(BEST), registered(false));

    private Situations() {}

    static Harvest harvest(int succeeded, int failed) {
        return new Harvest(NumberSet.below(succeeded + failed), succeeded, failed, NumberSet.NONE, "", Leaders.NONE);
    }

    static Registration.Registered registered(boolean promoted) {
        return new Registration.Registered("4", BEST.runId(), promoted, new HitRates("0.21", "0.1"));
    }

    static Observed with(Observed o, Harvest harvest) {
        return new Observed(
                o.tracking(), o.running(), harvest, o.selection(), o.registration(), o.champion(), o.server());
    }

    static Observed with(Observed o, Selection selection, Registration registration) {
        return new Observed(o.tracking(), o.running(), o.harvest(), selection, registration, o.champion(), o.server());
    }

    static Observed running(Observed o, int... shards) {
        return new Observed(
                o.tracking(),
                NumberSet.of(shards),
                o.harvest(),
                o.selection(),
                o.registration(),
                o.champion(),
                o.server());
    }

    static Observed unreachable(Observed o) {
        return new Observed(
                new Tracking.Unreachable("connection refused"),
                o.running(),
                o.harvest(),
                o.selection(),
                o.registration(),
                o.champion(),
                o.server());
    }

    static Observed champion(Observed o, String version, double value) {
        Champion.Holder holder =
                new Champion.Holder(version, version.equals("4") ? BEST.runId() : "other", OptionalDouble.of(value));
        return new Observed(
                o.tracking(), o.running(), o.harvest(), o.selection(), o.registration(), holder, o.server());
    }

    static Observed serving(Observed o, Server server) {
        return new Observed(
                o.tracking(), o.running(), o.harvest(), o.selection(), o.registration(), o.champion(), server);
    }
}
