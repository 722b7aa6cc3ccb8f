package dev.apriori.miner.command;

import dev.apriori.experiment.api.ExperimentCondition.State;
import dev.apriori.experiment.api.HitRates;
import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.miner.fetch.PlainProgress;
import dev.apriori.miner.fetch.Progress;
import dev.apriori.miner.fetch.TerminalProgress;
import dev.apriori.miner.local.LocalResult;
import dev.apriori.miner.local.RunListener;
import dev.apriori.results.TrialEnd;
import dev.apriori.tracking.ModelVersion;
import java.io.Console;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import picocli.CommandLine;

/** Tells a person how a run goes on: short lines, and a bar while trials are logged if there is a terminal to draw on. */
final class RunOutput implements RunListener, AutoCloseable {
    /** The longest line, without its label. */
    private static final int LINE = 68;

    private final PrintWriter out;
    private final boolean terminal;
    private final boolean quiet;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private TrialBar bar = TrialBar.none();

    private RunOutput(PrintWriter out, boolean terminal, boolean quiet) {
        this.out = out;
        this.terminal = terminal;
        this.quiet = quiet;
    }

    /** @param json whether standard output is kept for a line of JSON */
    static RunOutput of(CommandLine command, boolean json, boolean quiet) {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new RunOutput(json ? command.getErr() : command.getOut(), terminal, quiet);
    }

    @Override
    public void busy(String what) {
        say("tracking", what);
    }

    /** For the data sets that are fetched, one after the other. */
    Progress fetching() {
        if (quiet) {
            return Progress.silent();
        }
        return terminal ? new TerminalProgress(System.err, TrialBar.COLUMNS) : new PlainProgress(System.err);
    }

    @Override
    public void planned(String name, int trials, int shards, String experimentPage) {
        say("sweep", name + ": " + Words.count(trials, "trial") + " in " + Words.count(shards, "shard"));
        say("", "logged at " + experimentPage);
        bar = TrialBar.of(trials, terminal, quiet, out);
    }

    @Override
    public void mined(int trials, double seconds) {
        if (!terminal) {
            say("mined", Words.count(trials, "trial") + " in " + Words.number(seconds) + " s; logging them");
        }
    }

    @Override
    public void finished(Trial trial, TrialEnd.Finished end, boolean before) {
        bar.step();
    }

    @Override
    public void failed(Trial trial, TrialEnd.Failed end) {
        bar.step();
        failures.add("trial " + trial.number() + ": " + end.reason());
        if (!terminal) {
            sayFailures();
        }
    }

    @Override
    public void selected(Trial trial, Candidate best) {
        close();
    }

    @Override
    public void registered(ModelVersion version) {}

    @Override
    public void promoted(ModelVersion version, String because) {
        say("promoted", because);
    }

    @Override
    public void serving(ModelVersion version, String url) {}

    /** The lines at the end: what was found, where to look, how to ask. */
    void summary(LocalResult result, ServingMode mode, double seconds) {
        List<String> parameters = result.bestTrial().parameters().byName().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        say("trials", result.succeeded() + " of " + result.trials() + " succeeded, in " + Words.number(seconds) + " s");
        say(
                "best",
                "trial " + result.best().trial() + ": " + result.objective() + " "
                        + Words.number(result.best().value()) + ", "
                        + Words.count(result.best().rules(), "rule"));
        wrapped(parameters).forEach(line -> say("", line));
        say("", hitRates(result.hitRates()));
        say("model", result.version().uri() + ", in MLflow at " + result.trackingUri());
        result.servingUrl().ifPresent(url -> {
            say("serving", url + "  the page to try it");
            say("", "curl '" + url + "recommend?items=" + String.join(",", result.inputExample()) + "&k=5'");
            say("", mode == ServingMode.HERE ? "until Ctrl-C" : "until: apriori serve --stop");
        });
    }

    private static String hitRates(HitRates hitRates) {
        if (hitRates.beatsPopularity() == State.UNKNOWN) {
            return "how well it recommends could not be found out";
        }
        String rates = "hit rate " + Words.number(Double.parseDouble(hitRates.model())) + "; of the most popular "
                + Words.number(Double.parseDouble(hitRates.popular()));
        return hitRates.beatsPopularity() == State.TRUE
                ? "recommends better than what everyone likes: " + rates
                : "does NOT recommend better than what everyone likes: " + rates;
    }

    /** Takes the bar away and says what could not be said beside it. */
    @Override
    public void close() {
        bar.close();
        sayFailures();
    }

    private void sayFailures() {
        for (String failure = failures.poll(); failure != null; failure = failures.poll()) {
            say("failed", failure);
        }
    }

    /** In lines that a terminal need not break. */
    private static List<String> wrapped(List<String> parts) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : parts) {
            if (!line.isEmpty() && line.length() + part.length() > LINE) {
                lines.add(line + ",");
                line = "";
            }
            line = line.isEmpty() ? part : line + ", " + part;
        }
        lines.add(line);
        return lines;
    }

    private void say(String what, String line) {
        if (!quiet) {
            out.printf("%-9s %s%n", what, line);
            out.flush();
        }
    }
}
