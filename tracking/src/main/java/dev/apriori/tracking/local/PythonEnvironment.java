package dev.apriori.tracking.local;

import dev.apriori.tracking.TrackingException.Misconfigured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A Python with exactly the packages that the local server is tested with. It is made once, under the user's cache, and
 * holds nothing that cannot be made again.
 */
public final class PythonEnvironment {
    /** Names an interpreter that has MLflow already, so that nothing is installed. */
    public static final String GIVEN = "APRIORI_PYTHON";

    private static final String MLFLOW = "3.17.2";
    private static final String REQUIREMENTS = "requirements.txt";

    private final Folders folders;
    private final Map<String, String> environment;
    private final Consumer<String> progress;
    private final String requirements;

    /** @param progress is told in short lines what takes time */
    public PythonEnvironment(Folders folders, Map<String, String> environment, Consumer<String> progress) {
        this(folders, environment, progress, pinned());
    }

    PythonEnvironment(
            Folders folders, Map<String, String> environment, Consumer<String> progress, String requirements) {
        this.folders = folders;
        this.environment = Map.copyOf(environment);
        this.progress = progress;
        this.requirements = requirements;
    }

    /**
     * The interpreter of the environment, which is made if it is not there yet: a minute or two, 900 MB.
     *
     * @throws Misconfigured when Python, its venv module or a package cannot be had
     */
    public Path interpreter() {
        String given = environment.getOrDefault(GIVEN, "");
        return given.isEmpty() ? installed(Interpreter.find(environment)) : checked(Path.of(given));
    }

    private static Path checked(Path python) {
        var version = Command.run(
                List.of(python.toString(), "-c", "import importlib.metadata as m; print(m.version('mlflow'))"));
        if (version.failed() || !version.output().startsWith("3.")) {
            throw new Misconfigured(GIVEN + " " + python + " is no Python with MLflow 3 in it; install mlflow=="
                    + MLFLOW + " there, or unset " + GIVEN + " to have an environment made");
        }
        return python;
    }

    private Path installed(Interpreter python) {
        Path home = folders.cache().resolve("mlflow-" + MLFLOW + "-" + digest(requirements + python.minor()));
        Path complete = home.resolve("complete");
        Path interpreter = home.resolve("bin/python");
        if (Files.exists(complete) && Files.isExecutable(interpreter)) {
            return interpreter;
        }
        return Locked.by(home.resolveSibling(home.getFileName() + ".lock"), () -> {
            if (!Files.exists(complete) || !Files.isExecutable(interpreter)) {
                install(python, home);
                write(complete, "");
            }
            return interpreter;
        });
    }

    private void install(Interpreter python, Path home) {
        progress.accept("installing MLflow " + MLFLOW + " into " + home + " (once; a minute or two)");
        remove(home);
        var venv = Command.run(List.of(python.path().toString(), "-m", "venv", home.toString()));
        if (venv.failed()) {
            throw new Misconfigured(python.path() + " cannot make a virtual environment in " + home + " ("
                    + lastLine(venv.output()) + "); on Debian: apt install python3-venv");
        }
        Path list = home.resolve(REQUIREMENTS);
        write(list, requirements);
        var pip = Command.run(
                List.of(
                        home.resolve("bin/python").toString(),
                        "-m",
                        "pip",
                        "install",
                        "--no-input",
                        "--progress-bar=off",
                        "-r",
                        list.toString()),
                telling());
        Path log = home.resolve("pip.log");
        write(log, pip.output());
        if (pip.failed()) {
            throw new Misconfigured("pip cannot install MLflow: " + errors(pip.output()) + "; its output is in " + log
                    + "; with an index of your own, give it by PIP_INDEX_URL, or name a Python that has mlflow=="
                    + MLFLOW
                    + " by " + GIVEN);
        }
    }

    /** Tells of every twentieth package: enough to see that it goes on. */
    private Consumer<String> telling() {
        long all = requirements
                .lines()
                .filter(line -> line.contains("==") && !line.contains("python_version <"))
                .count();
        var fetched = new AtomicInteger();
        return line -> {
            if (line.startsWith("Collecting ") && fetched.incrementAndGet() % 20 == 0) {
                progress.accept("fetched " + fetched + " of " + all + " packages");
            } else if (line.startsWith("Installing collected packages")) {
                progress.accept("unpacking " + fetched + " packages");
            }
        };
    }

    private static String errors(String output) {
        List<String> errors =
                output.lines().filter(line -> line.startsWith("ERROR: ")).toList();
        return errors.isEmpty()
                ? lastLine(output)
                : errors.get(errors.size() - 1).substring("ERROR: ".length());
    }

    private static String lastLine(String output) {
        return output.lines()
                .filter(line -> !line.isBlank())
                .reduce("no output", (a, b) -> b)
                .strip();
    }

    private static String pinned() {
        try (InputStream in = PythonEnvironment.class.getResourceAsStream(REQUIREMENTS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String text) {
        CRC32 digest = new CRC32();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", digest.getValue());
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** What an install that was broken off has left. */
    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }
}
