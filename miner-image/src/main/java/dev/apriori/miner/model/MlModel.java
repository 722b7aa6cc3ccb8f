package dev.apriori.miner.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.apriori.mining.MiningException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The file {@code MLmodel}: what MLflow knows of a model, and how its flavors load it. Field for field as MLflow has it. */
record MlModel(
        Flavors flavors,
        Map<String, String> metadata,
        String mlflowVersion,
        String modelId,
        long modelSizeBytes,
        String runId,
        SavedInputExampleInfo savedInputExampleInfo,
        Signature signature,
        String utcTimeCreated) {

    record Flavors(PythonFunction pythonFunction) {}

    record PythonFunction(
            Map<String, Artifact> artifacts,
            Map<String, String> config,
            Map<String, String> env,
            String loaderModule,
            String modelCodePath,
            String pythonVersion,
            boolean streamable) {}

    record Artifact(String path) {}

    record SavedInputExampleInfo(String artifactPath, String pandasOrient, String servingInputPath, String type) {}

    /** Each is a JSON text. */
    record Signature(String inputs, String outputs, String params) {}

    /** How MLflow writes YAML: names in snake case; what we do not know is left alone. */
    static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    void write(Path file) throws IOException {
        WholeFile.write(file, passing -> Files.writeString(passing, YAML.writeValueAsString(this)));
    }

    /** @throws MiningException when it is no MLmodel file, or one without the function flavor that we write */
    static MlModel read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new MiningException(file + " does not exist; give the folder of a model that apriori wrote");
        }
        try {
            MlModel model = YAML.readValue(Files.readString(file), MlModel.class);
            if (model == null
                    || model.flavors == null
                    || model.flavors.pythonFunction == null
                    || model.flavors.pythonFunction.artifacts == null
                    || model.flavors.pythonFunction.config == null) {
                throw new MiningException(
                        file + " has no python_function with artifacts and config: apriori did not write this model");
            }
            return model;
        } catch (JsonProcessingException e) {
            throw new MiningException(file + " is not valid: " + e.getOriginalMessage(), e);
        }
    }

    /** @throws MiningException when the model names no such artifact */
    Path artifact(String name, Path folder) {
        Artifact artifact = flavors.pythonFunction.artifacts.get(name);
        if (artifact == null) {
            throw new MiningException(
                    folder.resolve("MLmodel") + " names no artifact '" + name + "': apriori did not write this model");
        }
        return folder.resolve(artifact.path);
    }
}
