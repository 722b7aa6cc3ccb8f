package dev.apriori.mining.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The same data, however it is packed. */
class PackingChangesNothingTest {
    private static Path directory = Path.of("unset");

    @BeforeContainer
    static void createDirectory() throws Exception {
        directory = Files.createTempDirectory("packed");
    }

    @AfterContainer
    static void deleteDirectory() throws Exception {
        Files.deleteIfExists(directory.resolve("data"));
        Files.delete(directory);
    }

    @Provide
    Arbitrary<List<String>> ratings() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 99_999),
                        Arbitraries.integers().between(1, 99_999),
                        Arbitraries.integers().between(1, 10))
                .as((user, item, halves) -> user + "," + item + "," + halves / 2.0 + ",0")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3_000);
    }

    @Property(tries = 60)
    void plainGzipAndZipHoldTheSame(@ForAll("ratings") List<String> ratings) {
        String text = ratings.stream().collect(Collectors.joining("\n", "userId,movieId,rating,timestamp\n", "\n"));
        String plain = read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(read(Written.gzip(text))).isEqualTo(plain);
        assertThat(read(Written.zip(Map.of("ml/ratings.csv", text, "ml/README.txt", "hello"))))
                .isEqualTo(plain);
    }

    private static String read(byte[] bytes) {
        return Written.rows(DatasetReader.of(DataFormat.MOVIE_LENS_CSV).read(Written.file(directory, "data", bytes)));
    }
}
