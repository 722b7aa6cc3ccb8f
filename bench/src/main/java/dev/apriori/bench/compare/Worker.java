package dev.apriori.bench.compare;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process that stays: it takes jobs as lines of JSON and keeps what it has read. */
final class Worker implements Closeable {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter jobs;

    private Worker(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.jobs = process.outputWriter(StandardCharsets.UTF_8);
    }

    static Worker start(List<String> command) throws IOException {
        return new Worker(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** @throws IOException when the worker has died; what it complained of is on the error stream */
    Answer run(Job job) throws IOException {
        jobs.write(JSON.writeValueAsString(job));
        jobs.newLine();
        jobs.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("a worker ended at " + job);
        }
        return JSON.readValue(answer, Answer.class);
    }

    @Override
    public void close() throws IOException {
        jobs.close();
        process.destroy();
    }
}
