package dev.apriori.experiment.status;

import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.BestTrial;
import dev.apriori.experiment.api.ChampionStatus;
import dev.apriori.experiment.api.ConditionType;
import dev.apriori.experiment.api.ExperimentCondition;
import dev.apriori.experiment.api.ModelVersion;
import dev.apriori.experiment.api.ServingStatus;
import dev.apriori.experiment.api.ServingStatus.RolloutFailure;
import dev.apriori.experiment.api.SweepRun;
import dev.apriori.experiment.api.TrialCounts;
import dev.apriori.experiment.grid.Grid;
import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.policy.Action;
import dev.apriori.experiment.policy.Decision;
import dev.apriori.experiment.policy.Finding;
import dev.apriori.experiment.policy.Observed;
import dev.apriori.experiment.policy.Observed.Registration;
import dev.apriori.experiment.policy.Observed.Server;
import dev.apriori.experiment.shard.NumberSet;
import dev.apriori.experiment.shard.ShardPlan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The status as it is to be written, of what was observed and decided: bounded whatever the grid, and the same while
 * nothing changes, times included.
 */
public final class StatusSummary {
    private static final int MAX_TEXT = ExperimentCondition.MAX_MESSAGE;

    private final About about;
    private final ShardPlan plan;
    private final AprioriExperimentStatus previous;

    private StatusSummary(About about, ShardPlan plan, AprioriExperimentStatus previous) {
        this.about = about;
        this.plan = plan;
        this.previous = previous;
    }

    /** @param previous the status as it stands, from which times are kept */
    public static AprioriExperimentStatus of(
            About about, ShardPlan plan, AprioriExperimentStatus previous, Observed now, Decision decision) {
        return new StatusSummary(about, plan, previous).of(now, decision);
    }

    /** The status of a spec that is not worked on: what is there stays told. */
    public static AprioriExperimentStatus refused(
            long generation, Instant now, AprioriExperimentStatus previous, Decision refusal) {
        Map<ConditionType, ExperimentCondition> conditions = new EnumMap<>(ConditionType.class);
        previous.conditions().forEach(condition -> conditions.put(condition.type(), condition));
        refusal.findings()
                .forEach(finding -> conditions.put(finding.type(), condition(finding, previous, now, generation)));
        return previous.refused(generation, refusal.phase(), cut(refusal.message()), List.copyOf(conditions.values()));
    }

    private AprioriExperimentStatus of(Observed now, Decision decision) {
        Harvest harvest = now.harvest();
        List<BestTrial> top = harvest.leaders().candidates().stream()
                .map(candidate -> best(candidate, plan.grid()))
                .toList();
        return new AprioriExperimentStatus(
                about.generation(),
                decision.phase(),
                cut(decision.message()),
                about.sweep().number(),
                about.sweep().dataSweep(),
                sweepTime(),
                about.sweep().plan().text(),
                about.sweepRun().equals(SweepRun.NONE) ? null : about.sweepRun(),
                counts(now),
                harvest.shards().text(AprioriExperimentStatus.MAX_HARVESTED),
                harvest.failedTrials().text(AprioriExperimentStatus.MAX_FAILED),
                cut(harvest.failure()),
                top.stream().findFirst().orElse(null),
                top,
                model(now),
                champion(now),
                serving(now, decision),
                decision.findings().stream()
                        .map(finding -> condition(finding, previous, about.now(), about.generation()))
                        .toList());
    }

    /** It stays the same as long as the sweep does. */
    private String sweepTime() {
        boolean begins = previous.sweep() != about.sweep().number()
                || previous.sweepTime().isEmpty();
        return begins ? about.now().toString() : previous.sweepTime();
    }

    private static ChampionStatus champion(Observed now) {
        if (!(now.champion() instanceof Observed.Champion.Holder holder)) {
            return null;
        }
        String value =
                holder.value().isPresent() ? String.valueOf(holder.value().getAsDouble()) : "";
        return new ChampionStatus(holder.version(), holder.runId(), value);
    }

    private TrialCounts counts(Observed now) {
        Harvest harvest = now.harvest();
        int total = plan.grid().size();
        int done = harvest.succeeded() + harvest.failed();
        NumberSet mining = now.running().minus(harvest.shards());
        int running = mining.stream().map(plan::size).sum();
        return new TrialCounts(
                total,
                Math.max(0, total - done - running),
                running,
                harvest.succeeded(),
                harvest.failed(),
                harvest.succeeded() + "/" + total);
    }

    private static BestTrial best(Candidate candidate, Grid grid) {
        return new BestTrial(
                candidate.trial(),
                candidate.runId(),
                candidate.valueText(),
                candidate.rounded(),
                candidate.rules(),
                grid.trial(candidate.trial()).parameters().byName());
    }

    private ModelVersion model(Observed now) {
        if (!(now.registration() instanceof Registration.Registered version)) {
            return null;
        }
        boolean promoted = version.promoted()
                || (now.champion() instanceof Observed.Champion.Holder holder
                        && holder.version().equals(version.version()));
        return ModelVersion.of(about.modelName(), version.version(), version.runId(), promoted, version.hitRates());
    }

    private ServingStatus serving(Observed now, Decision decision) {
        Server server = now.server();
        String target = decision.actions().stream()
                .filter(Action.RollOut.class::isInstance)
                .map(Action.RollOut.class::cast)
                .map(Action.RollOut::version)
                .findFirst()
                .orElse(server.answering());
        return new ServingStatus(
                server.answering().isEmpty() ? server.lastAnswering() : server.answering(),
                target,
                server.url(),
                server.readyReplicas(),
                server.canary().orElse(null),
                failure(server));
    }

    /** The last failure stays to be read after a later version has answered. */
    private RolloutFailure failure(Server server) {
        RolloutFailure last = previous.serving().lastFailure();
        if (server.givenUp().isEmpty()) {
            return last;
        }
        boolean known = last != null
                && last.version().equals(server.givenUp())
                && last.message().equals(cut(server.why()));
        return known
                ? last
                : new RolloutFailure(
                        server.givenUp(), cut(server.why()), about.now().toString());
    }

    private static ExperimentCondition condition(
            Finding finding, AprioriExperimentStatus previous, Instant now, long generation) {
        String since = previous.condition(finding.type())
                .filter(before -> before.status() == finding.state())
                .map(ExperimentCondition::lastTransitionTime)
                .filter(time -> !time.isEmpty())
                .orElse(now.toString());
        return new ExperimentCondition(
                finding.type(), finding.state(), finding.reason(), cut(finding.message()), since, generation);
    }

    /** At most {@link #MAX_TEXT} bytes, in whatever script it is written. */
    private static String cut(String text) {
        if (bytes(text) <= MAX_TEXT) {
            return text;
        }
        var kept = new StringBuilder();
        int room = MAX_TEXT - bytes("…");
        for (int character : text.codePoints().toArray()) {
            String next = Character.toString(character);
            room -= bytes(next);
            if (room < 0) {
                break;
            }
            kept.append(next);
        }
        return kept.append('…').toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
