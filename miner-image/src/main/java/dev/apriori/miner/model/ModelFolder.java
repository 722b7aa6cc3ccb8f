package dev.apriori.miner.model;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.mining.MiningException;
import dev.apriori.mining.recommend.Blend;
import dev.apriori.mining.recommend.Popularity;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.recommend.Recommender;
import dev.apriori.mining.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A rule set, or one blended with item-based collaborative filtering, as an MLflow model: a folder that {@code mlflow.pyfunc.load_model} and {@code mlflow models serve} take as
 * any other, and that {@link #read} reads back. The rules' file in it is the one that a trial logs.
 */
public final class ModelFolder {
    /** Where in the folder the rules are. */
    public static final String RULES = "artifacts/rules.parquet";

    private static final String ITEMS = "artifacts/items.parquet";
    private static final String MLMODEL = "MLmodel";
    private static final String SIMILARITIES = "artifacts/similarities.parquet";
    private static final String RANKING = "ranking";
    private static final String SHARE = "rules_share";
    private static final String SIGNATURE = "signature.json";
    private static final DateTimeFormatter MLFLOW_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = new JsonMapper();

    private ModelFolder() {}

    /**
     * Writes the model of rules alone, as {@link #write(Path, Recommender, Popularity, ModelIdentity)} does.
     *
     * @param rules at least one
     */
    public static void write(Path folder, Rules rules, Ranking ranking, Popularity popularity, ModelIdentity identity)
            throws IOException {
        write(folder, new Recommender(rules, ranking), popularity, identity);
    }

    /**
     * Writes the model. The file that makes the folder a model comes last.
     *
     * @param recommender of at least one rule
     * @param popularity of the items of the rules' catalogue
     * @throws IOException that names the file, when the disk is full or refuses
     */
    public static void write(Path folder, Recommender recommender, Popularity popularity, ModelIdentity identity)
            throws IOException {
        Map<String, MlModel.Artifact> artifacts = new TreeMap<>();
        artifacts.put("rules", new MlModel.Artifact(RULES));
        artifacts.put("items", new MlModel.Artifact(ITEMS));
        Map<String, String> config =
                new TreeMap<>(Map.of(RANKING, recommender.ranking().id()));
        RulesFile.write(folder.resolve(RULES), recommender.rules());
        Catalogue.of(recommender, popularity).write(folder.resolve(ITEMS));
        if (recommender.blend().isPresent()) {
            Blend blend = recommender.blend().orElseThrow();
            SimilaritiesFile.write(
                    folder.resolve(SIMILARITIES), blend.similarities(), Catalogue.places(recommender, popularity));
            artifacts.put("similarities", new MlModel.Artifact(SIMILARITIES));
            config.put(SHARE, Double.toString(blend.share()));
        }
        PythonEnvironment.write(folder);
        InputExample.write(folder, InputExample.of(recommender));
        mlModel(artifacts, config, identity, size(folder)).write(folder.resolve(MLMODEL));
    }

    private static MlModel mlModel(
            Map<String, MlModel.Artifact> artifacts, Map<String, String> config, ModelIdentity identity, long size)
            throws IOException {
        var function = new MlModel.PythonFunction(
                artifacts,
                config,
                PythonEnvironment.files(),
                "mlflow.pyfunc.loaders.code_model",
                PythonEnvironment.CODE,
                PythonEnvironment.PYTHON,
                false);
        return new MlModel(
                new MlModel.Flavors(function),
                identity.metadata(),
                PythonEnvironment.mlflowVersion(),
                identity.modelId(),
                size,
                identity.runId(),
                new MlModel.SavedInputExampleInfo(InputExample.FILE, "split", InputExample.SERVING_FILE, "dataframe"),
                signature(),
                MLFLOW_TIME.format(identity.created()));
    }

    private static MlModel.Signature signature() throws IOException {
        var signature = JSON.readTree(PythonEnvironment.resource(SIGNATURE));
        return new MlModel.Signature(
                signature.get("inputs").toString(),
                signature.get("outputs").toString(),
                signature.get("params").toString());
    }

    /** The bytes of all files but {@code MLmodel}, as MLflow counts them. */
    private static long size(Path folder) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file) && !file.equals(folder.resolve(MLMODEL))) {
                    size += Files.size(file);
                }
            }
        }
        return size;
    }

    /**
     * Reads a model that {@link #write} wrote.
     *
     * @throws MiningException that names the file, when a part is missing or broken
     */
    public static ServedModel read(Path folder) throws IOException {
        Path file = folder.resolve(MLMODEL);
        MlModel model = MlModel.read(file);
        Catalogue catalogue = Catalogue.read(model.artifact("items", folder));
        Rules rules = RulesFile.read(model.artifact("rules", folder), catalogue.items());
        Optional<Blend> blend = blend(model, folder, catalogue.items().size());
        return new ServedModel(
                new Recommender(rules, ranking(model, file), blend),
                new Popularity(catalogue.counts()),
                model.metadata(),
                InputExample.read(folder));
    }

    private static Optional<Blend> blend(MlModel model, Path folder, int catalogue) throws IOException {
        if (!model.flavors().pythonFunction().artifacts().containsKey("similarities")) {
            return Optional.empty();
        }
        String share = model.flavors().pythonFunction().config().getOrDefault(SHARE, "");
        try {
            return Optional.of(new Blend(
                    SimilaritiesFile.read(model.artifact("similarities", folder), catalogue),
                    Double.parseDouble(share)));
        } catch (IllegalArgumentException e) {
            throw new MiningException(
                    folder.resolve(MLMODEL) + " has " + SHARE + " '" + share + "'; it is a number from 0 to 1", e);
        }
    }

    private static Ranking ranking(MlModel model, Path file) {
        String id = model.flavors().pythonFunction().config().getOrDefault(RANKING, "");
        return Ranking.byId(id)
                .orElseThrow(() -> new MiningException(file + " has ranking '" + id + "'; give " + Ranking.ids()));
    }
}
