package dev.apriori.miner.local;

import dev.apriori.miner.server.ModelServer;
import dev.apriori.miner.server.ServedModel;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.ModelUri;

/** Serves nothing, but sees that a version could be: it answers its input example. */
final class CheckedOnly implements LocalServing {
    private final Mlflow mlflow;
    private final ModelLoader loader;

    CheckedOnly(Mlflow mlflow, ModelLoader loader) {
        this.mlflow = mlflow;
        this.loader = loader;
    }

    @Override
    public Answering rollOut(ModelUri.ByVersion version) {
        ServedModel model = loader.fromMlflow(mlflow, version);
        ModelServer.check(model);
        return new Answering("", model.inputExample());
    }

    @Override
    public void close() {}
}
