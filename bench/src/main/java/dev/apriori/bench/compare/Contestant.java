package dev.apriori.bench.compare;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Who does a row's job, and how it is measured.
 *
 * @param name as the table has it, such as {@code pyfim eclat}
 * @param yardstick whether it does other work, which shows what ours can be measured by
 */
record Contestant(String name, Way way, boolean yardstick) {
    /** Ours are named so. */
    static final String OURS = "ours";

    Contestant(String name, Way way) {
        this(name, way, false);
    }

    static Contestant yardstick(String name, Way way) {
        return new Contestant(name, way, true);
    }

    /** How a job is put to a contestant. */
    sealed interface Way permits InWorker, WholeProcess {
        Answer measure(double seconds) throws IOException;
    }

    /** In a process that stays and has the data already. */
    record InWorker(Worker worker, Job job) implements Way {
        @Override
        public Answer measure(double seconds) throws IOException {
            return worker.run(job.lasting(seconds));
        }
    }

    /** From a process's start to its end, its data read by itself. */
    record WholeProcess(List<String> runner, List<String> command) implements Way {
        @Override
        public Answer measure(double seconds) throws IOException {
            List<String> all = new ArrayList<>(runner);
            all.addAll(command);
            Process process = new ProcessBuilder(all)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = new JsonMapper().readValue(output, Answer.class);
            if (answer.failed()) {
                throw new IOException(String.join(" ", command) + " failed");
            }
            return answer;
        }
    }

    Answer measure(double seconds) {
        try {
            return way.measure(seconds);
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": " + e.getMessage(), e);
        }
    }
}
