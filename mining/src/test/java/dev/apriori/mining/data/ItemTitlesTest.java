package dev.apriori.mining.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.apriori.mining.MiningException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemTitlesTest {
    private static final Items ITEMS = Items.of(List.of("1", "2", "3"));

    @TempDir
    Path directory;

    @Test
    void moviesCsvHasQuotedTitles() {
        assertThat(
                        titled(
                                "movieId,title,genres\n3,\"Wobbly Teapot, The (1999)\",Animation|Children\n1,Été (2001),Drama\n"))
                .containsExactly("Été (2001)", "2", "Wobbly Teapot, The (1999)");
    }

    @Test
    void moviesDatIsLatin1AndMayHoldQuotes() {
        assertThat(titled("1::\"Été\" (2001)::Drama\n2::Tea, Milk|Rice::Children\n"
                        .getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("\"Été\" (2001)", "Tea, Milk|Rice", "3");
    }

    @Test
    void uItemIsLatin1BetweenBars() {
        assertThat(titled("1|Été (1995)|01-Jan-1995||http://x|0|0\n2|Wobbly, The (1999)|x\n"
                        .getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("Été (1995)", "Wobbly, The (1999)", "3");
    }

    @Test
    void anyCsvWithItemAndTitleWillDo() {
        assertThat(titled("2;Tea, green\n1;Milk\n")).containsExactly("Milk", "Tea, green", "3");
        assertThat(titled("item,name\n2,Tea\n1,\n")).containsExactly("1", "Tea", "3");
    }

    @Test
    void titlesMayLieInTheZipOfTheRatings() {
        Path zip = Written.file(
                directory,
                "ml.zip",
                Written.zip(Map.of(
                        "ml/ratings.csv", "userId,movieId,rating\n1,2,3\n",
                        "ml/movies.csv", "movieId,title,genres\n2,Wobbly Teapot (1999),Children\n")));
        Dataset ratings = DatasetReader.of(DataFormat.MOVIE_LENS_CSV).read(zip);
        ItemTitles titles = ItemTitles.inside(zip, ReadLimits.DEFAULT).orElseThrow();
        assertThat(ratings.titled(titles).items().titles()).containsExactly("Wobbly Teapot (1999)");
        assertThat(ratings.titled(titles).items().labels()).containsExactly("2");
        assertThat(ItemTitles.read(zip, ReadLimits.DEFAULT).of(ITEMS).titles()).contains("Wobbly Teapot (1999)");
    }

    @Test
    void otherFilesBringNoTitlesAlong() {
        Path plain = Written.file(directory, "ratings.csv", "userId,movieId,rating\n1,2,3\n");
        assertThat(ItemTitles.inside(plain, ReadLimits.DEFAULT)).isEmpty();
        Path zip = Written.file(directory, "x.zip", Written.zip(Map.of("ratings.csv", "x")));
        assertThat(ItemTitles.inside(zip, ReadLimits.DEFAULT)).isEmpty();
    }

    @Test
    void aLineWithoutATitleIsNamed() {
        Path file = Written.file(directory, "t.csv", "movieId,title\n1,Tea\n2\n");
        assertThatExceptionOfType(MiningException.class)
                .isThrownBy(() -> ItemTitles.read(file, ReadLimits.DEFAULT))
                .withMessage(file + ":3: the line has one column and needs an item and its title; check the separator");
    }

    private List<String> titled(String text) {
        return titled(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> titled(byte[] bytes) {
        Path file = Written.file(directory, "titles", bytes);
        return ItemTitles.read(file, ReadLimits.DEFAULT).of(ITEMS).titles();
    }
}
