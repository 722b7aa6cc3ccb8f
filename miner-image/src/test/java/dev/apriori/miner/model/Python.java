package dev.apriori.miner.model;

import dev.apriori.tracking.RealMlflow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Python that the MLflow server of the tests runs on. */
public final class Python {
    private Python() {}

    /**
     * A process of the interpreter in a folder of its own, with the programs of its environment at hand and its error
     * output merged into its output.
     */
    public static ProcessBuilder process(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(RealMlflow.python().toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().merge("PATH", RealMlflow.python().getParent().toString(), (old, own) -> own + ":" + old);
        return builder;
    }

    /** Runs a script that lies in the tests' resources in a folder, which is its first argument; its output. */
    public static String run(Class<?> beside, String script, Path folder) throws IOException, InterruptedException {
        String code;
        try (var stream = beside.getResourceAsStream(script)) {
            code = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        Process process =
                process(folder, "-W", "ignore", "-c", code, folder.toString()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0) {
            throw new AssertionError(script + " ended with " + exit + ":\n" + output);
        }
        return output;
    }
}
