package dev.apriori.miner.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** What a command line has come to. */
record CommandRun(int exit, String out, String err) {
    /** In this process. */
    static CommandRun of(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Apriori.commandLine()
                .setUsageHelpAutoWidth(false)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new CommandRun(exit, out.toString(), err.toString());
    }

    /** In a process of its own, where the environment and the Java options matter. */
    static CommandRun inProcess(Map<String, String> environment, List<String> javaOptions, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Apriori.class.getName()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("MLFLOW_"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<String> err = reader.submit(() -> read(process.getErrorStream()));
                String out = read(process.getInputStream());
                return new CommandRun(process.waitFor(), out, err.get());
            }
        } catch (IOException | InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    List<String> errLines() {
        return err.lines().toList();
    }
}
