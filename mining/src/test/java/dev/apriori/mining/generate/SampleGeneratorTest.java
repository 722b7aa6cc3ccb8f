package dev.apriori.mining.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.apriori.mining.MiningException;
import dev.apriori.mining.data.DataDigest;
import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.DatasetReader;
import dev.apriori.mining.data.ItemTitles;
import dev.apriori.mining.data.Items;
import dev.apriori.mining.data.Ratings;
import dev.apriori.mining.data.ReadLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleGeneratorTest {
    @TempDir
    Path directory;

    @Test
    void theSameSeedGivesTheSameBytesOnEveryMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            new SampleGenerator(60, 100, 42).write(directory);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(digest(SampleGenerator.MOVIES))
                .isEqualTo("265e6b77d101d5918caca6e293653beaaa1bece59f15222fe3d2a30f833ebfce");
        assertThat(digest(SampleGenerator.RATINGS))
                .isEqualTo("4a41b5c2b8249cd56dd2f3bbe55d399ebe94b4f5f7b0a7075f697323707154df");
    }

    @Test
    void anotherSeedGivesAnotherSample() {
        new SampleGenerator(60, 100, 1).write(directory);
        String one = digest(SampleGenerator.RATINGS);
        new SampleGenerator(60, 100, 2).write(directory);
        assertThat(digest(SampleGenerator.RATINGS)).isNotEqualTo(one);
    }

    @Test
    void everyUserRatesTwentyFilmsOrMore() {
        long rows = new SampleGenerator(250, 1_000, 7).write(directory);
        Ratings ratings = ratings();
        assertThat(ratings.rows()).isEqualTo((int) rows);
        assertThat(ratings.userCount()).isEqualTo(250);
        int[] byUser = new int[250];
        for (int row = 0; row < rows; row++) {
            byUser[ratings.user(row)]++;
        }
        Arrays.sort(byUser);
        assertThat(byUser[0]).isGreaterThanOrEqualTo(20);
        assertThat(byUser[125]).as("median").isBetween(60, 110);
        assertThat(byUser[249]).isGreaterThan(200);
    }

    @Test
    void aFewFilmsAreKnownToManyAndManyToFew() {
        new SampleGenerator(600, 5_000, 3).write(directory);
        Ratings ratings = ratings();
        int[] byItem = new int[ratings.items().size()];
        for (int row = 0; row < ratings.rows(); row++) {
            byItem[ratings.item(row)]++;
        }
        Arrays.sort(byItem);
        assertThat(byItem[byItem.length - 1]).isGreaterThan(150);
        assertThat(byItem[byItem.length / 2]).isLessThan(10);
    }

    @Test
    void ratingsAreHalfStarsMostlyThreeAndFour() {
        new SampleGenerator(300, 500, 5).write(directory);
        Ratings ratings = ratings();
        int[] shape = new int[11];
        for (int row = 0; row < ratings.rows(); row++) {
            float halves = 2 * ratings.rating(row);
            assertThat(halves).isEqualTo(Math.round(halves)).isBetween(1f, 10f);
            shape[Math.round(halves)]++;
        }
        assertThat(shape[8]).isGreaterThan(shape[10]).isGreaterThan(shape[7]).isGreaterThan(shape[4]);
        assertThat(shape[6]).isGreaterThan(shape[5]).isGreaterThan(shape[3]).isGreaterThan(shape[1]);
        assertThat(Arrays.stream(shape).skip(7).sum() / (double) ratings.rows())
                .as("liked")
                .isBetween(0.45, 0.65);
    }

    @Test
    void titlesAreUniqueAndHaveAYear() throws Exception {
        new SampleGenerator(1, 30_000, 1).write(directory);
        Items films = ItemTitles.read(directory.resolve(SampleGenerator.MOVIES), ReadLimits.DEFAULT)
                .of(Items.of(Stream.iterate(1, id -> id + 1)
                        .limit(30_000)
                        .map(String::valueOf)
                        .toList()));
        assertThat(films.titles()).doesNotHaveDuplicates().allMatch(title -> title.matches(".+ \\((19|20)[0-9]{2}\\)"));
        assertThat(films.titles().stream().map(title -> title.replaceFirst(" \\([0-9]+\\)$", "")))
                .doesNotHaveDuplicates();
    }

    @Test
    void filmsOfATasteAreLikedTogetherAndOthersAreNot() throws Exception {
        new SampleGenerator(400, 300, 1).write(directory);
        double[][] lifts = new PlantedTastes(directory).lifts(60);
        assertThat(Arrays.stream(lifts[0]).average().orElseThrow())
                .as("within a taste")
                .isGreaterThan(2);
        assertThat(Arrays.stream(lifts[0]).min().orElseThrow())
                .as("least within a taste")
                .isGreaterThan(1.2);
        assertThat(Arrays.stream(lifts[1]).average().orElseThrow()).as("across").isBetween(0.85, 1.2);
    }

    @Test
    void nothingHalfDoneIsLeftWhenWritingFails() throws Exception {
        Files.createDirectories(directory.resolve("ratings.csv/in the way"));
        assertThatExceptionOfType(MiningException.class)
                .isThrownBy(() -> new SampleGenerator(5, 40, 1).write(directory))
                .withMessageStartingWith(directory + "/ratings.csv: is a directory; move it away");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(directory.resolve("ratings.csv"));
        }
    }

    @Test
    void aFileAppearsOnlyWhenItIsComplete() throws Exception {
        Path target = directory.resolve("new.csv");
        try (NewFile file = new NewFile(target)) {
            Files.writeString(file.part(), "half");
            assertThat(target).doesNotExist();
        }
        assertThat(directory).isEmptyDirectory();
        try (NewFile file = new NewFile(target)) {
            Files.writeString(file.part(), "whole");
            file.complete();
        }
        assertThat(target).hasContent("whole");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatExceptionOfType(MiningException.class)
                .isThrownBy(() -> new SampleGenerator(5, 40, 1).write(file.resolve("sub")))
                .withMessageContaining("file/sub: cannot be created (");
    }

    @Test
    void tooSmallSamplesAreRefused() {
        assertThatExceptionOfType(MiningException.class)
                .isThrownBy(() -> new SampleGenerator(0, 40, 1))
                .withMessage("users 0 is too low; give 1 or more");
        assertThatExceptionOfType(MiningException.class)
                .isThrownBy(() -> new SampleGenerator(1, 39, 1))
                .withMessage("items 39 is too low; give 40 or more");
    }

    private Ratings ratings() {
        return (Ratings) DatasetReader.of(DataFormat.MOVIE_LENS_CSV).read(directory.resolve(SampleGenerator.RATINGS));
    }

    private String digest(String file) {
        return DataDigest.of(directory.resolve(file)).hex();
    }
}
