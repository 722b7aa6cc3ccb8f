package dev.apriori.miner.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people look at of a sweep: a summary, and the grid in plots. */
public final class SweepReport {
    private static final int TRIALS_IN_SUMMARY = 10;
    private static final int REASONS_IN_SUMMARY = 20;
    private static final int NUMBERS_OF_A_REASON = 10;

    private SweepReport() {}

    /**
     * Writes the report: plots only where a trial found rules.
     *
     * @return the files by the paths that they are to have in the sweep's run
     * @throws IOException that names the file, when the disk is full or refuses
     */
    public static Map<String, Path> write(Path folder, Sweep sweep) throws IOException {
        var files = new ReportFiles(folder);
        files.add("summary.md", summary(sweep));
        if (sweep.best().isPresent()) {
            files.add("plots/grid_lines.svg", ParallelCoordinatesPlot.of(sweep).svg());
            files.add(
                    "plots/grid_" + sweep.objective() + ".svg",
                    GridHeatMapPlot.ofObjective(sweep).svg());
            files.add("plots/grid_rules.svg", GridHeatMapPlot.ofRules(sweep).svg());
        }
        return files.written();
    }

    private static String summary(Sweep sweep) {
        List<Sweep.Finisher> finishers = sweep.finishers();
        int trials = sweep.trials().size();
        long failed = sweep.trials().stream()
                .filter(trial -> trial.outcome() instanceof Sweep.Failed)
                .count();
        return "# " + sweep.name() + "\n\n" + Figures.count(trials) + (trials == 1 ? " trial: " : " trials: ")
                + Figures.count(finishers.size()) + " found rules, "
                + Figures.count(trials - finishers.size() - failed) + " found none, " + Figures.count(failed)
                + " failed.\n" + bestTrials(sweep, finishers) + failures(sweep);
    }

    private static String bestTrials(Sweep sweep, List<Sweep.Finisher> finishers) {
        if (finishers.isEmpty()) {
            return "";
        }
        List<String> parameters =
                List.copyOf(finishers.getFirst().trial().parameters().keySet());
        List<String> headings = new ArrayList<>(List.of("trial", sweep.objective(), "rules"));
        headings.addAll(parameters);
        var table = new MarkdownTable(headings.toArray(String[]::new));
        for (Sweep.Finisher finisher : finishers.subList(0, Math.min(TRIALS_IN_SUMMARY, finishers.size()))) {
            List<String> row = new ArrayList<>(List.of(
                    Integer.toString(finisher.trial().number()),
                    Figures.number(finisher.found().objective()),
                    Figures.count(finisher.found().rules())));
            parameters.forEach(name -> row.add(finisher.trial().parameters().getOrDefault(name, "")));
            table.row(row);
        }
        String recommending =
                sweep.recommending().isEmpty() ? "" : "How the best recommends: " + sweep.recommending() + ".\n\n";
        return "\n## Best trials\n" + recommending + table;
    }

    private static String failures(Sweep sweep) {
        Map<String, List<Integer>> byReason = new LinkedHashMap<>();
        for (Sweep.Trial trial : sweep.trials()) {
            if (trial.outcome() instanceof Sweep.Failed failed) {
                byReason.computeIfAbsent(failed.reason(), reason -> new ArrayList<>())
                        .add(trial.number());
            }
        }
        if (byReason.isEmpty()) {
            return "";
        }
        var table = new MarkdownTable("failed", "trials", "reason");
        byReason.entrySet().stream()
                .limit(REASONS_IN_SUMMARY)
                .forEach(entry ->
                        table.row(Figures.count(entry.getValue().size()), numbers(entry.getValue()), entry.getKey()));
        return "\n## Failures\n" + table;
    }

    private static String numbers(List<Integer> trials) {
        String first = String.join(
                ", ",
                trials.stream().limit(NUMBERS_OF_A_REASON).map(String::valueOf).toList());
        return trials.size() > NUMBERS_OF_A_REASON ? first + ", …" : first;
    }
}
