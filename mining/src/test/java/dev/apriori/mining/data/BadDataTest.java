package dev.apriori.mining.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.apriori.mining.MiningException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user can get wrong, and the one line that tells. */
class BadDataTest {
    private static final String HEADER = "userId,movieId,rating,timestamp\n";

    @TempDir
    Path directory;

    @Test
    void aMissingFile() {
        Path file = directory.resolve("none.csv");
        complains(
                () -> DatasetReader.of(DataFormat.BASKETS).read(file),
                file + ": there is no such file; check the path");
    }

    @Test
    void aDirectory() {
        complains(
                () -> DatasetReader.of(DataFormat.BASKETS).read(directory),
                directory + ": is a directory; name the file in it");
    }

    @Test
    void anEmptyFile() {
        complains(DataFormat.MOVIE_LENS_CSV, "", ": the file is empty; give a file with data");
        complains(DataFormat.MOVIE_LENS_CSV, "\n\n", ": the file is empty; give a file with ratings");
        complains(DataFormat.MOVIE_LENS_DAT, "\n", ": the file holds no ratings; give a file with ratings");
        complains(DataFormat.BASKETS, "\n , ,\n", ": the file holds no items; give a file with one basket a line");
    }

    @Test
    void onlyAHeader() {
        complains(
                DataFormat.MOVIE_LENS_CSV,
                HEADER,
                ": the file holds no ratings below its header; give a file with ratings");
    }

    @Test
    void aLineWithTooFewColumns() {
        complains(
                DataFormat.MOVIE_LENS_CSV,
                HEADER + "1,2,3.5,0\n\n1,7\n",
                ":4: the line has 2 columns and needs 3; check the format and the separator");
        complains(
                DataFormat.MOVIE_LENS_100K,
                "1 2 3 4\n",
                ":1: the line has 1 column and needs 3; check the format and the separator");
    }

    @Test
    void aLineWithMoreColumnsThanTheHeader() {
        complains(
                DataFormat.CSV,
                "user,item,rating\nann,bread, white,5\n",
                ":2: the line has 4 columns, but the header 3; put values that hold the separator in quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "NaN", "Infinity", "-Infinity", "1e40", "3,5", "", "0x1p3"})
    void aRatingThatIsNoNumber(String rating) {
        complains(
                DataFormat.MOVIE_LENS_DAT,
                "1::2::3::0\n1::3::" + rating + "::0\n",
                ":2: rating '" + rating + "' is not a number; give a decimal such as 3.5");
    }

    @Test
    void aHeaderWithoutTheColumns() {
        complains(
                DataFormat.MOVIE_LENS_CSV,
                "user_id,item_id,stars\n1,2,3\n",
                ":1: there is no column 'userId' in the header, only 'user_id', 'item_id', 'stars'; "
                        + "name the data's own columns, or choose the format that fits");
    }

    @Test
    void aUserOrAnItemWithoutAName() {
        complains(DataFormat.MOVIE_LENS_CSV, HEADER + ",2,3.5,0\n", ":2: userId is empty; give every line one");
        complains(DataFormat.MOVIE_LENS_CSV, HEADER + "1, ,3.5,0\n", ":2: movieId is empty; give every line one");
        complains(DataFormat.MOVIE_LENS_CSV, HEADER + "1,,3.5,0\n2,,3.5,0\n", ":2: movieId is empty");
    }

    @Test
    void aBinaryFile() {
        complains(
                DataFormat.BASKETS,
                new byte[] {'P', 'A', 'R', '1', 0, 0, 7},
                ": is binary, no text; give text in UTF-8, plain, gzip or in a zip, or unpack it");
        complains(DataFormat.BASKETS, "a b".getBytes(StandardCharsets.UTF_16), ": is binary, no text");
    }

    @Test
    void textInAnotherCharacterSet() {
        complains(
                DataFormat.BASKETS,
                "tea\ncaf\u00e9 tea\n".getBytes(StandardCharsets.ISO_8859_1),
                ":2: 'caf\uFFFD' is no valid text; save the file as text in UTF-8, one record a line");
    }

    @Test
    void aNameWithAControlCharacter() {
        complains(
                DataFormat.BASKETS,
                "tea,\"mi\nlk\"\n",
                ":1: 'mi?lk' holds a control character; save the file as text in UTF-8, one record a line");
    }

    @Test
    void aQuoteThatDoesNotEnd() {
        complains(DataFormat.CSV, "user,item,rating\nann,\"tea,5\nbob,milk,3\n", ":2: a field does not end");
        complains(
                DataFormat.CSV,
                "user,item,rating\nann,\"tea,5\n" + "bob,milk,3\n".repeat(20_000),
                ":2: a field does not end");
        complains(
                DataFormat.CSV,
                "user,item,rating\nann,\"tea\" green,5\n",
                ":2: a field does not end, or its closing quote");
    }

    @Test
    void anAbsurdlyLongField() {
        complains(
                DataFormat.BASKETS,
                "tea\n" + "x".repeat(70_000) + "\n",
                ":2: a field has 70000 characters, more than 65536; check the separator and the quotes");
        complains(DataFormat.MOVIE_LENS_DAT, "1::1::1::1\n" + "x".repeat(5_000_000), ":2: a field does not end");
    }

    @Test
    void anAbsurdlyLongLine() {
        Path file = Written.file(directory, "data", "a b\n" + "tea ".repeat(1_000));
        complains(
                () -> DatasetReader.of(DataFormat.BASKETS)
                        .with(new ReadLimits(1 << 20, 1 << 20, 2_000, 100))
                        .read(file),
                file + ":2: the line has more than 2000 characters; check the format");
    }

    @Test
    void moreRowsThanFit() {
        Path file = Written.file(directory, "data", "1\t2\t3\n".repeat(4));
        ReadLimits three = ReadLimits.DEFAULT.withMaxRows(3);
        complains(
                () -> DatasetReader.of(DataFormat.MOVIE_LENS_100K).with(three).read(file),
                file + ":4: there are more than 3 entries, more than fit; give a part of the data");
        complains(
                () -> DatasetReader.of(DataFormat.BASKETS).with(three).read(file),
                file + ":2: there are more than 3 entries, more than fit; give a part of the data");
    }

    @Test
    void anUnknownSeparator() {
        complains(() -> Separator.of("::"), "separator '::' is unknown; give a tab, ',', ';', '|', ' ' or nothing");
    }

    @Test
    void oneColumnForTwoThings() {
        complains(
                () -> new Columns("id", "id", "", Separator.AUTO),
                "columns user 'id', item 'id' and rating '' must be different ones, and only rating may be empty");
    }

    @Test
    void longValuesAreCutAndKeptOnOneLine() {
        complains(
                DataFormat.MOVIE_LENS_CSV,
                HEADER + "1,2,\"a\n\u2028" + "b".repeat(100) + "\",0\n",
                ":2: rating 'a??" + "b".repeat(37) + "…' is not a number; give a decimal such as 3.5");
    }

    private void complains(DataFormat format, String text, String message) {
        complains(format, text.getBytes(StandardCharsets.UTF_8), message);
    }

    private void complains(DataFormat format, byte[] bytes, String message) {
        Path file = Written.file(directory, "data", bytes);
        complains(() -> DatasetReader.of(format).read(file), file + message);
    }

    private static void complains(Runnable reading, String message) {
        assertThatExceptionOfType(MiningException.class)
                .isThrownBy(reading::run)
                .withMessageStartingWith(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
}
