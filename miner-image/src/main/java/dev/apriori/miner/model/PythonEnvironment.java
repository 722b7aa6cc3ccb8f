package dev.apriori.miner.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a model's Python side runs in: the files by which MLflow makes such an environment, all from one list of pins. */
final class PythonEnvironment {
    static final String PYTHON = "3.11";
    static final String CODE = "recommender.py";
    private static final String REQUIREMENTS = "requirements.txt";
    private static final String VIRTUALENV = "python_env.yaml";
    private static final String CONDA = "conda.yaml";

    private record Virtualenv(String python, List<String> buildDependencies, List<String> dependencies) {}

    /** @param dependencies names, and one map of what pip installs */
    private record Conda(String name, List<String> channels, List<Object> dependencies) {}

    private PythonEnvironment() {}

    /** The environments' files by their kind, as {@code MLmodel} names them. */
    static Map<String, String> files() {
        return Map.of("virtualenv", VIRTUALENV, "conda", CONDA);
    }

    static String mlflowVersion() throws IOException {
        return requirements().stream()
                .filter(line -> line.startsWith("mlflow=="))
                .map(line -> line.substring("mlflow==".length()))
                .findFirst()
                .orElseThrow();
    }

    /** Writes the model's code and its environment's files. */
    static void write(Path folder) throws IOException {
        copy(CODE, folder);
        copy(REQUIREMENTS, folder);
        writeYaml(
                folder.resolve(VIRTUALENV),
                new Virtualenv(PYTHON, List.of("pip", "setuptools", "wheel"), List.of("-r " + REQUIREMENTS)));
        writeYaml(
                folder.resolve(CONDA),
                new Conda(
                        "mlflow-env",
                        List.of("conda-forge"),
                        List.of("python=" + PYTHON, "pip", Map.of("pip", requirements()))));
    }

    private static void copy(String resource, Path folder) throws IOException {
        String content = resource(resource);
        WholeFile.write(folder.resolve(resource), passing -> Files.writeString(passing, content));
    }

    private static void writeYaml(Path file, Record content) throws IOException {
        String yaml = MlModel.YAML.writeValueAsString(content);
        WholeFile.write(file, passing -> Files.writeString(passing, yaml));
    }

    private static List<String> requirements() throws IOException {
        return resource(REQUIREMENTS).lines().toList();
    }

    /** A text that lies beside this class. */
    static String resource(String name) throws IOException {
        try (InputStream stream = PythonEnvironment.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
