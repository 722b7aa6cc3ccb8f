package dev.apriori.miner.local;

import dev.apriori.miner.server.ModelServer;
import dev.apriori.miner.server.ServedModel;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.ModelUri;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** Where a server's model comes from. */
public sealed interface ModelSource {
    /** @throws RuntimeException that says why there is none */
    ServedModel load();

    /** Serves what comes after the model that was loaded first, if something does. */
    void follow(ModelServer server, ServedModel first, Duration pause);

    /** A folder, whose model stays as it is. */
    record Folder(Path folder) implements ModelSource {
        @Override
        public ServedModel load() {
            return ModelLoader.fromFolder(folder);
        }

        @Override
        public void follow(ModelServer server, ServedModel first, Duration pause) {}
    }

    /** MLflow, to which it is connected when it is needed. */
    record InMlflow(Supplier<Mlflow> mlflow, ModelLoader loader, ModelUri uri) implements ModelSource {
        @Override
        public ServedModel load() {
            return loader.fromMlflow(mlflow.get(), uri);
        }

        /** As long as the process lasts. */
        @Override
        public void follow(ModelServer server, ServedModel first, Duration pause) {
            Following.start(mlflow.get(), loader, uri, server, first, pause);
        }
    }
}
