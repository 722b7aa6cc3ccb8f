package dev.apriori.tracking.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** A program that is run to its end. */
final class Command {
    private Command() {}

    /** @param output what it has written to either stream */
    record Result(int status, String output) {
        boolean failed() {
            return status != 0;
        }
    }

    static Result run(List<String> command) {
        return run(command, line -> {});
    }

    /** @param lines is given each line as it comes */
    static Result run(List<String> command, Consumer<String> lines) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        withoutPythonSettings(builder.environment());
        List<String> output = new ArrayList<>();
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try (var reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    output.add(line);
                    lines.accept(line);
                }
                return new Result(process.waitFor(), String.join("\n", output));
            } catch (InterruptedException e) {
                process.destroy();
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while " + command.get(0) + " ran");
            }
        } catch (IOException e) {
            return new Result(-1, String.valueOf(e.getMessage()));
        }
    }

    /** A user's own settings of Python and MLflow are for other programs than ours. */
    static void withoutPythonSettings(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("MLFLOW_") || name.startsWith("_MLFLOW_"));
        environment.keySet().removeAll(List.of("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "VIRTUAL_ENV"));
    }
}
