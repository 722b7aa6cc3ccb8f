package dev.apriori.miner.local;

import dev.apriori.miner.model.ModelFolder;
import dev.apriori.miner.server.ServedModel;
import dev.apriori.mining.MiningException;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.Rules;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.ModelUri;
import dev.apriori.tracking.ModelVersion;
import dev.apriori.tracking.TrackingException;
import dev.apriori.tracking.local.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Loads models for the server: from a folder, or from MLflow by way of a cache, since a logged model never changes. */
public final class ModelLoader {
    private final Path cache;

    /** @param cache the folder that models from MLflow are kept in */
    public ModelLoader(Path cache) {
        this.cache = cache;
    }

    /** With the cache of this user. */
    public static ModelLoader ofUser(Map<String, String> environment) {
        return new ModelLoader(Folders.ofUser(environment).cache().resolve("models"));
    }

    /** @throws MiningException when it holds no model of ours */
    public static ServedModel fromFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new MiningException(
                    "model folder '" + folder
                            + "' does not exist; give a folder with an MLmodel file, or a URI such as models:/movielens@champion");
        }
        return read(folder, folder.toAbsolutePath().normalize().getFileName().toString(), "local", Map.of());
    }

    /**
     * @throws TrackingException when MLflow does not have it, or cannot be reached
     * @throws MiningException when it is no model of ours
     */
    public ServedModel fromMlflow(Mlflow mlflow, ModelUri uri) {
        try {
            return fromRegistry(mlflow, uri);
        } catch (TrackingException.NotFound missing) {
            throw new TrackingException.NotFound("MLflow at " + mlflow.server().uri() + " has no '" + uri + "'; "
                    + Pages.models(mlflow.server()) + " lists what it has");
        }
    }

    private ServedModel fromRegistry(Mlflow mlflow, ModelUri uri) {
        if (uri instanceof ModelUri.ById id) {
            return read(download(mlflow, uri, id.modelId()), id.modelId(), "unregistered", Map.of());
        }
        ModelVersion version = mlflow.registry().resolve(uri);
        String kept = version.modelId().orElse(version.name() + "-" + version.version());
        Path folder = download(mlflow, version.uri(), kept);
        return read(
                folder,
                version.name(),
                version.version(),
                Map.of("in MLflow", Pages.version(mlflow.server(), version)));
    }

    private Path download(Mlflow mlflow, ModelUri uri, String name) {
        Path kept = cache.resolve(name);
        if (Files.isDirectory(kept)) {
            return kept;
        }
        try {
            Files.createDirectories(cache);
            Path arriving = Files.createTempDirectory(cache, "arriving-");
            mlflow.registry().download(uri, arriving);
            try {
                Files.move(arriving, kept, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException another) {
                return kept;
            }
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep model " + uri + " in " + cache + ": " + e.getMessage(), e);
        }
    }

    private static ServedModel read(Path folder, String name, String version, Map<String, String> more) {
        try {
            var model = ModelFolder.read(folder);
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("rules", String.format(Locale.ROOT, "%,d", model.rules().size()));
            bestLift(model.rules(), facts);
            facts.putAll(model.metadata());
            facts.putAll(more);
            return new ServedModel(name, version, model.recommender(), model.popularity(), model.inputExample(), facts);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the model in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Rules stand in the order of their lift. */
    private static void bestLift(Rules rules, Map<String, String> facts) {
        if (rules.size() > 0) {
            facts.put("best lift", String.format(Locale.ROOT, "%.4f", rules.measure(0, Measure.LIFT)));
        }
    }
}
