package dev.apriori.miner.local;

import dev.apriori.experiment.file.ExperimentFile;
import dev.apriori.miner.fetch.Fetcher;
import dev.apriori.miner.fetch.Progress;
import dev.apriori.miner.load.LoadedData;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.RealMlflow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs experiments in this process, on the MLflow server of the tests. */
record InProcess(Path folder, Mlflow mlflow) {
    static InProcess in(Path folder) {
        return new InProcess(folder, RealMlflow.connected());
    }

    Heard run(SmallExperiment experiment) {
        Heard heard = new Heard();
        run(experiment.write(folder), Optional.empty(), heard);
        return heard;
    }

    LocalResult run(Path file, Optional<Path> data, RunListener listener) {
        var experiment = ExperimentFile.read(file);
        var options = new LocalOptions(file, data, folder.resolve("feedback"), OptionalInt.of(1));
        var loader = new ModelLoader(folder.resolve("models"));
        try (var serving = LocalServing.checkOnly(mlflow, loader);
                var run = new LocalRun(
                        experiment,
                        options,
                        LoadedData.load(
                                experiment.getSpec().dataset(),
                                options.places(),
                                Instant.MAX,
                                Fetcher.standard(),
                                Progress::silent),
                        mlflow,
                        serving,
                        listener)) {
            return run.run();
        }
    }

    Left left(SmallExperiment experiment) {
        return new Left(mlflow, experiment.name());
    }
}
