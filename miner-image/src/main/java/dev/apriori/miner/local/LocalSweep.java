package dev.apriori.miner.local;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.policy.Action;
import dev.apriori.experiment.policy.Decision;
import dev.apriori.experiment.policy.Observed;
import dev.apriori.experiment.policy.Observed.Champion;
import dev.apriori.experiment.policy.Observed.Registration;
import dev.apriori.experiment.policy.Observed.Selection;
import dev.apriori.experiment.policy.Observed.Server;
import dev.apriori.experiment.policy.SweepPolicy;
import dev.apriori.miner.local.LocalServing.Answering;
import dev.apriori.miner.trial.ShardRunner;
import dev.apriori.mining.MiningException;
import dev.apriori.results.Registrar;
import dev.apriori.tracking.LoggedModel;
import dev.apriori.tracking.ModelUri;
import dev.apriori.tracking.ModelVersion;
import dev.apriori.tracking.TrackingException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Does what the sweep policy decides, with threads for Jobs and a server of this machine for a Deployment, until nothing
 * is left to do. For one thread.
 */
final class LocalSweep {
    private final SweepPolicy policy;
    private final String objective;
    private final ShardThreads shards;
    private final ShardRunner runner;
    private final Registrar registrar;
    private final LocalServing serving;
    private final RunListener listener;
    private final String modelName;

    private Harvest harvest = Harvest.NONE;
    private Selection selection = new Selection.Open();
    private Registration registration = new Registration.Open();
    private Server server = Server.NONE;
    private List<String> inputExample = List.of();

    LocalSweep(
            AprioriExperimentSpec spec,
            String modelName,
            ShardThreads shards,
            ShardRunner runner,
            Registrar registrar,
            LocalServing serving,
            RunListener listener) {
        this.policy = SweepPolicy.of(spec);
        this.objective = spec.objective().metric().id();
        this.modelName = modelName;
        this.shards = shards;
        this.runner = runner;
        this.registrar = registrar;
        this.serving = serving;
        this.listener = listener;
    }

    /** Goes on until the policy has settled. */
    Decision run() {
        while (true) {
            Decision decision = policy.decide(observed());
            if (decision.settled()) {
                return decision;
            }
            decision.actions().forEach(action -> perform(action, decision));
            if (!shards.running().isEmpty()) {
                shards.awaitOne().ifPresent(report -> harvest = harvest.with(report, policy.objective()));
            }
        }
    }

    /** What a settled sweep has come to. */
    LocalResult result(String trackingUri) {
        if (!(selection instanceof Selection.Chosen chosen)
                || !(registration instanceof Registration.Registered registered)) {
            throw new IllegalStateException("the sweep has not settled");
        }
        Candidate best = chosen.best();
        return new LocalResult(
                policy.plan().grid().size(),
                harvest.succeeded(),
                harvest.failed(),
                harvest.leaders(),
                policy.plan().grid().trial(best.trial()),
                objective,
                registrar.version(registered.version()),
                registered.hitRates(),
                trackingUri,
                Optional.of(server.url()).filter(url -> !url.isEmpty()),
                inputExample);
    }

    private Observed observed() {
        return new Observed(
                new Observed.Tracking.Reachable(),
                shards.running(),
                harvest,
                selection,
                registration,
                registration instanceof Registration.Registered ? registrar.champion() : new Champion.None(),
                server);
    }

    private void perform(Action action, Decision decision) {
        switch (action) {
            case Action.StartShards start ->
                start.shards().stream()
                        .forEach(shard -> shards.start(
                                shard,
                                cancelled -> runner.run(shard, policy.plan().trialsOf(shard), cancelled)));
            case Action.CancelShards cancel -> shards.cancel();
            case Action.SelectBest select -> select(select.leaders().best().orElseThrow());
            case Action.RegisterModel register -> register(register.best());
            case Action.RollOut rollOut -> rollOut(rollOut.version());
            case Action.MoveAlias move -> {
                registrar.crown(move.version());
                listener.promoted(registrar.version(move.version()), decision.message());
            }
        }
    }

    private void select(Candidate best) {
        selection = new Selection.Chosen(best);
        listener.selected(policy.plan().grid().trial(best.trial()), best);
    }

    private void register(Candidate best) {
        Trial trial = policy.plan().grid().trial(best.trial());
        LoggedModel model = runner.model(trial, best.runId());
        ModelVersion version =
                registrar.register(model, best, trial.parameters().byName());
        registration = new Registration.Registered(
                version.version(), version.runId(), registrar.promoted(version), registrar.hitRates(version));
        listener.registered(version);
    }

    private void rollOut(String version) {
        try {
            Answering answering = serving.rollOut(new ModelUri.ByVersion(modelName, version));
            server = Server.answering(version, 1, answering.url());
            inputExample = answering.inputExample();
            listener.serving(registrar.version(version), answering.url());
        } catch (MiningException | TrackingException | UncheckedIOException why) {
            server = new Server(server.answering(), server.lastAnswering(), version, why.getMessage(), 0, server.url());
        }
    }
}
