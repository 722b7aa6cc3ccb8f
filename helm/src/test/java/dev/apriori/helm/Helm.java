package dev.apriori.helm;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The helm program: HELM names it, else it is the one on the PATH. */
final class Helm {
    /** How tests that need it are skipped. */
    static final String INSTALLED = "dev.apriori.helm.Helm#installed";

    static final String NOT_INSTALLED = "no helm on the PATH; install it, or name it by the variable HELM";

    private Helm() {}

    /** @param output both streams, as they came */
    record Outcome(int exit, String output) {}

    static boolean installed() {
        return program().isPresent();
    }

    /** The chart's objects, as one document after another; fails where helm does. */
    static String template(Path values) throws IOException, InterruptedException {
        return template("apriori", "apriori-system", "--values", values.toString());
    }

    static String template(String release, String namespace, String... options)
            throws IOException, InterruptedException {
        Outcome outcome = run(Stream.concat(
                        Stream.of("template", release, Chart.FOLDER.toString(), "--namespace", namespace),
                        Stream.concat(Stream.of("--kube-version", Chart.KUBERNETES), Stream.of(options)))
                .toList());
        if (outcome.exit() != 0) {
            throw new AssertionError(outcome.output());
        }
        return outcome.output();
    }

    static Outcome run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program().orElseThrow().toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private static Optional<Path> program() {
        String named = System.getenv().getOrDefault("HELM", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "helm"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
