package dev.apriori.miner.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSourceTest {
    private static final String FIELD = "spec.dataset.uri";
    private static final Path BASE = Path.of("/home/ada/experiments");

    @ParameterizedTest
    @CsvSource({
        "ratings.csv, /home/ada/experiments/ratings.csv",
        "../data/my ratings.csv, /home/ada/data/my ratings.csv",
        "/data/ratings.csv, /data/ratings.csv",
        "file:///data/my%20ratings.csv, /data/my ratings.csv",
        "file:/data/ratings.csv, /data/ratings.csv",
        "FILE:///data/ratings.csv, /data/ratings.csv"
    })
    void pathsAndFileUrisAreLocalFiles(String text, String path) {
        assertThat(parse(text)).isEqualTo(new DataSource.LocalFile(FIELD, Path.of(path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host/ratings.zip",
                "https://host:8443/a%20b.csv?sig=x",
                "http://localhost:8080/x",
                "http://127.0.0.1/x",
                "http://[::1]:1/x"
            })
    void httpsIsTakenFromAnywhereAndHttpFromThisMachine(String text) {
        assertThat(parse(text)).isEqualTo(new DataSource.Web(FIELD, URI.create(text)));
    }

    @Test
    void anS3KeyIsTakenAsItIs() {
        assertThat(parse("s3://data-sets/ml 1m/100%/ratings.csv"))
                .isEqualTo(new DataSource.S3Object(FIELD, "data-sets", "ml 1m/100%/ratings.csv"));
    }

    @Test
    void aSourceHasTheNameOfItsFile() {
        assertThat(parse("https://host/ml/ratings.zip?x=a/b").fileName()).isEqualTo("ratings.zip");
        assertThat(parse("https://host").fileName()).isEqualTo("host");
        assertThat(parse("s3://bucket/ml/ratings.csv.gz").fileName()).isEqualTo("ratings.csv.gz");
        assertThat(parse("ml/ratings.csv").fileName()).isEqualTo("ratings.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty; give a path, file:///",
                "ftp://host/x | has a scheme that cannot be read; give a path, file:///",
                "http://host/x | is not encrypted; use https",
                "http://127.0.0.1.evil.example/x | is not encrypted; use https",
                "https:///x | names no host; write it as https://host/",
                "https://host/a b | is not a URI: Illegal character in path at character 15; write a space as %20",
                "file://host/data/x | is not a file's URI",
                "file:ratings.csv | is not a file's URI",
                "s3://bucket | does not name an object in a bucket; write it as s3://bucket/folder/ratings.csv",
                "s3://bucket/folder/ | does not name an object",
            })
    void aWrongSourceIsToldInOneLineWithItsFieldValueAndFix(String text, String problem) {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> parse(text))
                .withMessageStartingWith(FIELD + " '" + text + "' " + problem)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    @Test
    void aPasswordInAnAddressIsNotRepeated() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> parse("https://ada:secret@host/x"))
                .withMessageStartingWith("spec.dataset.uri 'https://host/x' holds a user name or password; ")
                .withMessageContaining("APRIORI_DATA_USERNAME");
    }

    @Test
    void aSignatureInAnAddressIsNotShown() {
        assertThat(parse("https://host/x?sig=secret").shown()).isEqualTo("https://host/x");
        assertThat(parse("https://host/x?sig=secret")).asString().doesNotContain("secret");
    }

    @Test
    void theCacheIsWhereTheUserKeepsCaches() {
        assertThat(FetchSettings.standard(Map.of("XDG_CACHE_HOME", "/caches")).cache())
                .isEqualTo(Path.of("/caches/apriori/data"));
        assertThat(FetchSettings.standard(Map.of()).cache())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".cache/apriori/data"));
    }

    private static DataSource parse(String text) {
        return DataSource.parse(FIELD, text, BASE);
    }
}
