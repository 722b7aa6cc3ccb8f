package dev.apriori.experiment.policy;

import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.CanaryStatus;
import dev.apriori.experiment.api.HitRates;
import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.shard.NumberSet;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that the policy has to know of the world, about the current sweep.
 *
 * @param running the shards with a Job or a thread, also one that has ended and is not harvested
 * @param heldUp what keeps one of them from starting, in one sentence without a full stop; empty when nothing seems to
 */
public record Observed(
        Tracking tracking,
        NumberSet running,
        Harvest harvest,
        Selection selection,
        Registration registration,
        Champion champion,
        Server server,
        String heldUp) {
    /** Nothing is held up. */
    public Observed(
            Tracking tracking,
            NumberSet running,
            Harvest harvest,
            Selection selection,
            Registration registration,
            Champion champion,
            Server server) {
        this(tracking, running, harvest, selection, registration, champion, server, "");
    }

    /** Before anything is done. */
    public static Observed nothing() {
        return new Observed(
                new Tracking.Reachable(),
                NumberSet.NONE,
                Harvest.NONE,
                new Selection.Open(),
                new Registration.Open(),
                new Champion.None(),
                Server.NONE);
    }

    /** Whether MLflow answers. */
    public sealed interface Tracking {
        record Reachable() implements Tracking {}

        /** @param why one sentence without a full stop */
        record Unreachable(String why) implements Tracking {}
    }

    /** Which trial was confirmed to be the best. */
    public sealed interface Selection {
        record Open() implements Selection {}

        record Chosen(Candidate best) implements Selection {}
    }

    /** What became of the best trial in the registry. */
    public sealed interface Registration {
        record Open() implements Registration {}

        /**
         * @param runId the run that the version was made of
         * @param promoted whether it has had the champion's alias; who moves the alias afterwards has the last word
         * @param hitRates how well it recommends
         */
        record Registered(String version, String runId, boolean promoted, HitRates hitRates) implements Registration {}
    }

    /** Which version has the champion's alias, whoever gave it. */
    public sealed interface Champion {
        record None() implements Champion {}

        /** As a status has it: who it was when MLflow was asked last. */
        static Champion of(AprioriExperimentStatus status) {
            return status.championVersion()
                    .<Champion>map(holder -> new Holder(holder.version(), holder.runId(), value(holder.value())))
                    .orElseGet(None::new);
        }

        private static OptionalDouble value(String text) {
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        }

        /** @param value of the objective's metric; empty when its run has none */
        record Holder(String version, String runId, OptionalDouble value) implements Champion {}
    }

    /**
     * The model server.
     *
     * @param answering the version that answers; empty while none does
     * @param lastAnswering the version that answered last; empty when none ever did
     * @param givenUp the version that would not answer in time, or did worse as a canary; empty when none, or when
     *     something else is tried since
     * @param why why it would not; while none is given up, what holds up the one that is waited for, empty when nothing
     *     seems to
     * @param readyReplicas how many answer
     * @param url where to ask; empty when there is nothing to ask
     * @param outdated whether the version that answers is still served as an earlier spec asked for
     * @param canary a new revision that shares the requests with it
     */
    public record Server(
            String answering,
            String lastAnswering,
            String givenUp,
            String why,
            int readyReplicas,
            String url,
            boolean outdated,
            Optional<CanaryStatus> canary) {
        /** One that has no canary. */
        public Server(
                String answering,
                String lastAnswering,
                String givenUp,
                String why,
                int readyReplicas,
                String url,
                boolean outdated) {
            this(answering, lastAnswering, givenUp, why, readyReplicas, url, outdated, Optional.empty());
        }

        /** One that is served as the spec asks for. */
        public Server(
                String answering, String lastAnswering, String givenUp, String why, int readyReplicas, String url) {
            this(answering, lastAnswering, givenUp, why, readyReplicas, url, false);
        }

        /** There is no server. */
        public static final Server NONE = new Server("", "", "", "", 0, "");

        /** One that answers with that version. */
        public static Server answering(String version, int readyReplicas, String url) {
            return new Server(version, version, "", "", readyReplicas, url);
        }
    }

    boolean trackingReachable() {
        return tracking instanceof Tracking.Reachable;
    }

    /** The version with the champion's alias; empty when none has it. */
    String championVersion() {
        return champion instanceof Champion.Holder holder ? holder.version() : "";
    }
}
