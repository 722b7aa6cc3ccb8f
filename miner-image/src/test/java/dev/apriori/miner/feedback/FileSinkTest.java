package dev.apriori.miner.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.mining.MiningException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
    private static final FileBounds SMALL = new FileBounds(300, 1_000, Duration.ofHours(1));

    @TempDir
    Path folder;

    private FileSink sink(String host, FileBounds bounds) {
        return FileSink.in(folder, host, bounds, Clock.systemUTC());
    }

    private List<Path> files() throws IOException {
        return new FeedbackFolder(folder).files();
    }

    private List<String> lines() throws IOException {
        return files().stream().flatMap(FileSinkTest::linesOf).toList();
    }

    private static Stream<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anEventIsALineThatIsThereWhenItHasBeenTaken() throws IOException {
        try (FileSink sink = sink("pod-a", FileBounds.DEFAULT)) {
            sink.append(List.of(
                    Events.event(FeedbackKind.SHOWN, "4", "u-17", "318", "296"),
                    Events.watched("u-17", "318", 4.5, Events.NOON)));

            assertThat(lines())
                    .containsExactly(
                            "{\"kind\":\"shown\",\"user\":\"u-17\",\"items\":[\"318\",\"296\"],\"version\":\"4\",\"time\":\"2026-03-01T12:00:00Z\"}",
                            "{\"kind\":\"watched\",\"user\":\"u-17\",\"items\":[\"318\"],\"rating\":4.5,\"time\":\"2026-03-01T12:00:00Z\"}");
        }
    }

    @Test
    void aServerThatTookNothingLeavesNoFile() throws IOException {
        sink("pod-a", FileBounds.DEFAULT).close();

        assertThat(files()).isEmpty();
    }

    @Test
    void eachProcessAndEachStartHasFilesOfItsOwn() throws IOException {
        try (FileSink one = sink("pod-a", FileBounds.DEFAULT);
                FileSink other = sink("pod-b", FileBounds.DEFAULT)) {
            one.append(List.of(Events.withId("1")));
            other.append(List.of(Events.withId("2")));
        }
        try (FileSink again = FileSink.in(
                folder, "pod-a", FileBounds.DEFAULT, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(1)))) {
            again.append(List.of(Events.withId("3")));
        }

        assertThat(files()).hasSize(3);
        assertThat(lines()).hasSize(3);
    }

    @Test
    void aFileThatWouldGrowTooLongIsFollowedByAnother() throws IOException {
        try (FileSink sink = sink("pod-a", SMALL)) {
            for (int i = 0; i < 6; i++) {
                sink.append(List.of(Events.withId("event-" + i)));
            }
        }

        assertThat(files())
                .hasSizeGreaterThan(1)
                .allSatisfy(file -> assertThat(Files.size(file)).isLessThanOrEqualTo(SMALL.fileBytes()));
        assertThat(lines()).hasSize(6);
    }

    @Test
    void theOldestFilesAtRestMakeRoom() throws IOException {
        Path old = Files.writeString(folder.resolve("feedback-gone-0.ndjson"), "x".repeat(900));
        Path notOurs = Files.writeString(folder.resolve("notes.txt"), "x".repeat(900));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        try (FileSink sink = sink("pod-a", SMALL)) {
            sink.append(List.of(Events.withId("1")));
        }

        assertThat(old).doesNotExist();
        assertThat(notOurs).exists();
        assertThat(lines()).hasSize(1);
    }

    @Test
    void aFolderFullOfFilesThatOthersMayBeWritingTakesNoMore() throws IOException {
        Path fresh = Files.writeString(folder.resolve("feedback-busy-0.ndjson"), "x".repeat(990));

        try (FileSink sink = sink("pod-a", SMALL)) {
            assertThatThrownBy(() -> sink.append(List.of(Events.withId("1"))))
                    .isInstanceOf(SinkUnavailableException.class)
                    .hasMessageContaining("1000 bytes");
        }
        assertThat(fresh).exists();
    }

    @Test
    void afterAThreadWasInterruptedWhileItWroteTheNextOneWrites() throws IOException {
        try (FileSink sink = sink("pod-a", FileBounds.DEFAULT)) {
            sink.append(List.of(Events.withId("1")));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> sink.append(List.of(Events.withId("2"))))
                    .isInstanceOf(SinkUnavailableException.class);
            assertThat(Thread.interrupted()).isTrue();

            sink.append(List.of(Events.withId("3")));
        }

        assertThat(lines()).anyMatch(line -> line.contains("\"1\"")).anyMatch(line -> line.contains("\"3\""));
    }

    @Test
    void aPlaceThatIsNoFolderIsToldAtOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> FileSink.in(file, "pod-a"))
                .isInstanceOf(MiningException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("give a folder");
    }
}
