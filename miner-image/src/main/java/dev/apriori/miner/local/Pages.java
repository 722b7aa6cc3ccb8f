package dev.apriori.miner.local;

import dev.apriori.tracking.MlflowServer;
import dev.apriori.tracking.ModelVersion;

/** The addresses of pages of MLflow. */
final class Pages {
    private Pages() {}

    static String experiment(MlflowServer server, String experimentId) {
        return server.uri() + "/#/experiments/" + experimentId + "/runs";
    }

    static String models(MlflowServer server) {
        return server.uri() + "/#/models";
    }

    static String version(MlflowServer server, ModelVersion version) {
        return server.uri() + "/#/models/" + version.name() + "/versions/" + version.version();
    }
}
