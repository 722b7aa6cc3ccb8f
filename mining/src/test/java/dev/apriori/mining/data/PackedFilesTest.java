package dev.apriori.mining.data;

import static dev.apriori.mining.data.Written.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.apriori.mining.MiningException;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedFilesTest {
    private static final String RATINGS = "userId,movieId,rating,timestamp\n1,2,3.5,0\n";

    @TempDir
    Path directory;

    @Test
    void gzipIsToldByItsFirstBytesAndNotByItsName() {
        assertThat(rows(read(Written.gzip(RATINGS)))).isEqualTo("0 2 3.5");
    }

    @Test
    void gzipMayHaveSeveralMembers() {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.writeBytes(Written.gzip(RATINGS));
        members.writeBytes(Written.gzip("1,3,4.0,0\n"));
        assertThat(rows(read(members.toByteArray()))).isEqualTo("0 2 3.5 | 0 3 4.0");
    }

    @Test
    void theRatingsOfAZipMayLieInAnyFolder() {
        Map<String, String> files = new TreeMap<>(Map.of(
                "ml-latest-small/", "",
                "ml-latest-small/README.txt", "hello",
                "ml-latest-small/movies.csv", "movieId,title,genres\n2,Wobbly Teapot (1999),Children\n",
                "ml-latest-small/ratings.csv", RATINGS,
                "__MACOSX/ml-latest-small/ratings.csv", "junk"));
        assertThat(rows(read(Written.zip(files)))).isEqualTo("0 2 3.5");
    }

    @Test
    void aSingleFileInAZipMayHaveAnyName() {
        assertThat(rows(read(Written.zip(Map.of("export.txt", RATINGS, "README", "hello")))))
                .isEqualTo("0 2 3.5");
    }

    @Test
    void aZipMayHoldAGzip() {
        byte[] zip = Written.zip(Map.of("u.data", "1\t2\t3\t4\n"));
        assertThat(rows(DatasetReader.of(DataFormat.MOVIE_LENS_100K)
                        .read(Written.file(directory, "x", Written.gzip("1\t2\t3\n")))))
                .isEqualTo("0 2 3.0");
        assertThat(rows(DatasetReader.of(DataFormat.MOVIE_LENS_100K).read(Written.file(directory, "x", zip))))
                .isEqualTo("0 2 3.0");
    }

    @Test
    void aZipWithoutRatingsNamesWhatThereIs() {
        complains(
                Written.zip(new TreeMap<>(Map.of("a/movies.csv", "x", "a/tags.csv", "x"))),
                "data: the zip holds no ratings.csv, only 'a/movies.csv', 'a/tags.csv'; give the right zip, or unpack the file that you mean");
    }

    @Test
    void aZipOfAnotherFormatNamesThatFormat() {
        complains(
                Written.zip(new TreeMap<>(Map.of("ml-1m/movies.dat", "x", "ml-1m/ratings.dat", "x"))),
                "format MovieLensDat reads its ratings.dat");
    }

    @Test
    void aZipWithTwoRatingsFilesIsAmbiguous() {
        complains(
                Written.zip(new TreeMap<>(Map.of("a/ratings.csv", RATINGS, "b/ratings.csv", RATINGS))),
                "data: the zip holds several files ratings.csv, 'a/ratings.csv', 'b/ratings.csv'; unpack the one that you mean");
    }

    @Test
    void anEmptyZipHoldsNoData() {
        complains(Written.zip(Map.of()), "data: the zip holds no data file; give one that does");
        complains(Written.zip(Map.of("README", "hello")), "data: the zip holds no data file");
    }

    @Test
    void messagesNameTheFileInTheZipAndTheLine() {
        complains(
                Written.zip(Map.of("a/ratings.csv", RATINGS + "1,2,x,0\n")),
                "data!/a/ratings.csv:3: rating 'x' is not a number");
    }

    @Test
    void aGzipThatWasCutOffIsNoData() {
        byte[] gzip = Written.gzip(RATINGS);
        complains(Arrays.copyOf(gzip, gzip.length - 9), "data: ends too early; the file was cut off, fetch it again");
    }

    @Test
    void aGzipThatWasDamagedIsNoData() {
        byte[] gzip = Written.gzip(RATINGS);
        gzip[gzip.length - 6] ^= 1;
        complains(gzip, "data: is damaged (Corrupt GZIP trailer); fetch it again");
    }

    @Test
    void aZipThatWasCutOffIsNoData() {
        byte[] zip = Written.zip(Map.of("ratings.csv", RATINGS));
        complains(Arrays.copyOf(zip, zip.length - 9), "data: the zip is cut off or damaged (");
    }

    @Test
    void aBombIsDefusedByTheLimit() {
        byte[] bomb = Written.gzip(RATINGS + "\n".repeat(2_000_000));
        assertThat(bomb.length).isLessThan(5_000);
        Path file = Written.file(directory, "data", bomb);
        DatasetReader reader =
                DatasetReader.of(DataFormat.MOVIE_LENS_CSV).with(ReadLimits.DEFAULT.withMaxBytes(1_000_000));
        assertThatExceptionOfType(MiningException.class)
                .isThrownBy(() -> reader.read(file))
                .withMessage(file + ": has more than 1000000 bytes when unpacked; give less data or raise the limit");
    }

    private Dataset read(byte[] bytes) {
        return DatasetReader.of(DataFormat.MOVIE_LENS_CSV).read(Written.file(directory, "data", bytes));
    }

    private void complains(byte[] bytes, String message) {
        assertThatExceptionOfType(MiningException.class)
                .isThrownBy(() -> read(bytes))
                .withMessageStartingWith(directory + "/data")
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
}
