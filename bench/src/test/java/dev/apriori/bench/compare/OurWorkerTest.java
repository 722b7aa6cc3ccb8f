package dev.apriori.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OurWorkerTest {
    @TempDir
    Path folder;

    @Test
    void everyTaskIsDoneAndFindsTheSameEachTime() throws IOException {
        Path file = Files.writeString(folder.resolve("baskets.dat"), "1 2 3\n1 2\n2 3\n1 2 3\n");
        try (Worker worker = Worker.start(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                OurWorker.class.getName()))) {
            assertThat(worker.run(job(Job.Task.COUNT, file)).found()).isEqualTo(7);
            assertThat(worker.run(job(Job.Task.ITEMSETS, file)).found()).isEqualTo(7);
            assertThat(worker.run(job(Job.Task.RULES, file)).found()).isEqualTo(12);
            assertThat(worker.run(job(Job.Task.ITEMSETS_AND_RULES, file)).found())
                    .isEqualTo(12);
            assertThat(worker.run(job(Job.Task.GRID, file)).seconds()).isNotEmpty();
            assertThat(worker.run(job(Job.Task.ALONE_TWICE, file)).found()).isEqualTo(24);
        }
    }

    @Test
    void aRatioAboveOneIsAhead() {
        var ours = new Figure("ours", false);
        var other = new Figure("other", false);
        for (double round : new double[] {3, 1, 2}) {
            ours.add(new Answer(List.of(round), round, 7, 0, false));
            other.add(new Answer(List.of(2 * round), round, 7, 0, false));
        }
        var result = new Result(new Row("kind", "work", false, List.of()), List.of(ours, other));
        assertThat(result.ratio(result.best())).isEqualTo(2);
        assertThat(result.cpuRatio(result.best())).isEqualTo(1);
    }

    private static Job job(Job.Task task, Path file) {
        return new Job(task, file.toString(), "", 2, Job.ANY, 1, List.of(0.5), 0);
    }
}
