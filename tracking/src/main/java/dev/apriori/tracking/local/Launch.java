package dev.apriori.tracking.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How the server is started: apart from this program's terminal and signals, so that Ctrl-C ends only this program. */
record Launch(Path interpreter, Path data, int port) {
    /**
     * A write-ahead log makes a write one wait for the disk instead of four: trials are logged twice as fast where the
     * disk is busy. The mode stays with the database.
     */
    private static final String PREPARE_AND_BECOME = """
            import contextlib, os, sqlite3, sys
            with contextlib.closing(sqlite3.connect(sys.argv[1])) as database:
                database.execute("pragma journal_mode = wal")
            os.setsid()
            os.execv(sys.executable, [sys.executable] + sys.argv[2:])
            """;

    /**
     * Gunicorn answers in three quarters of the processor time that Uvicorn takes, which hands each call on to the same
     * application through three layers more. Request lines are as long as MLflow's page makes them: it names the runs of a
     * chart in one. A connection outlives those that Java's client keeps.
     */
    private static final String GUNICORN = "--worker-class gthread --threads 8 --keep-alive 75 --limit-request-line 0"
            + " --no-control-socket --log-level warning";

    private static final int TAIL = 15;

    ServerState start() {
        try {
            Files.createDirectories(data);
            Path log = data.resolve("server.log");
            var builder = new ProcessBuilder(command())
                    .directory(data.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            Command.withoutPythonSettings(builder.environment());
            builder.environment().put("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false");
            builder.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
            Process process = builder.start();
            process.getOutputStream().close();
            return new ServerState(process.pid(), port, database(), log.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start MLflow with data in " + data + ": " + e.getMessage(), e);
        }
    }

    /** One worker: more of them answer each call 40 ms later, and SQLite takes one writer at a time. */
    private List<String> command() {
        return List.of(
                interpreter.toString(),
                "-c",
                PREPARE_AND_BECOME,
                databaseFile(),
                "-m",
                "mlflow",
                "server",
                "--backend-store-uri",
                database(),
                "--artifacts-destination",
                artifacts(data).toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--workers",
                "1",
                "--gunicorn-opts",
                GUNICORN);
    }

    /** Where a server with its data in that folder keeps artifacts. */
    static Path artifacts(Path data) {
        return data.resolve("artifacts");
    }

    private String database() {
        return "sqlite:///" + databaseFile();
    }

    private String databaseFile() {
        return data.resolve("mlflow.db").toString();
    }

    /** The last lines of a log. */
    static String tail(Path log) {
        try {
            List<String> lines =
                    Files.readString(log, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException e) {
            return "(" + e.getMessage() + ")";
        }
    }
}
