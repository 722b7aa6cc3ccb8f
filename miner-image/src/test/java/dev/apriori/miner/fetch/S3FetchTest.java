package dev.apriori.miner.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

/** Against S3Proxy, which holds its objects in memory. */
class S3FetchTest {
    private static final String KEY_ID = "aws.accessKeyId";
    private static final String SECRET = "aws.secretAccessKey";
    private static final byte[] CONTENT = Given.bytes(400_000);

    @TempDir
    static Path none;

    private static S3Proxy server;
    private static S3Client admin;
    private static URI endpoint;
    private static final Map<String, String> BEFORE = new LinkedHashMap<>();

    @TempDir
    Path cache;

    @BeforeAll
    static void startServer() throws Exception {
        // so that no credentials of whoever runs this are found, and none are looked for in the network
        set("aws.disableEc2Metadata", "true");
        set("aws.sharedCredentialsFile", none.resolve("credentials").toString());
        set("aws.configFile", none.resolve("config").toString());
        server = S3Proxy.builder()
                .blobStore(new TransientNio2BlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "ada", "lovelace")
                .build();
        server.start();
        endpoint = URI.create("http://127.0.0.1:" + server.getPort());
        admin = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("ada", "lovelace")))
                .build();
        admin.createBucket(bucket -> bucket.bucket("data-sets"));
        admin.createBucket(bucket -> bucket.bucket("public").acl(BucketCannedACL.PUBLIC_READ));
    }

    @AfterAll
    static void stopServer() throws Exception {
        admin.close();
        server.stop();
        BEFORE.forEach(S3FetchTest::restore);
    }

    @BeforeEach
    void signIn() {
        set(KEY_ID, "ada");
        set(SECRET, "lovelace");
        put("data-sets", "ml/ratings.csv", CONTENT);
    }

    @AfterEach
    void signOut() {
        System.clearProperty(KEY_ID);
        System.clearProperty(SECRET);
    }

    @Test
    void anObjectIsLoadedAndNotLoadedAgainUntilItChanges() {
        Fetched first = fetch("s3://data-sets/ml/ratings.csv");
        assertThat(first.file()).hasFileName("ratings.csv").hasBinaryContent(CONTENT);
        assertThat(first.fromCache()).isFalse();
        assertThat(fetch("s3://data-sets/ml/ratings.csv")).isEqualTo(new Fetched(first.file(), first.sha256(), true));

        byte[] changed = Given.bytes(1234);
        put("data-sets", "ml/ratings.csv", changed);
        assertThat(fetch("s3://data-sets/ml/ratings.csv").file()).hasBinaryContent(changed);
    }

    @Test
    void aLoadThatWasKilledGoesOnWhereItEnded() throws Exception {
        kill();
        long left = Files.size(Given.parts(cache).getFirst());
        assertThat(left).isBetween(100_000L, (long) CONTENT.length);
        RecordingProgress rest = new RecordingProgress();
        Fetched fetched = fetcher().fetch(source("s3://data-sets/ml/ratings.csv"), Optional.empty(), rest);
        assertThat(fetched.file()).hasBinaryContent(CONTENT);
        assertThat(rest.come()).isEqualTo(CONTENT.length);
        assertThat(rest.firstAdvance()).isEqualTo(left);
    }

    @Test
    void anObjectThatHasChangedSinceBeginsAnew() {
        kill();
        byte[] changed = Given.bytes(399_999);
        put("data-sets", "ml/ratings.csv", changed);
        assertThat(fetch("s3://data-sets/ml/ratings.csv").file()).hasBinaryContent(changed);
    }

    @Test
    void aKeyThatIsNotThereIsTold() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> fetch("s3://data-sets/rating.csv"))
                .withMessage(
                        "spec.dataset.uri 's3://data-sets/rating.csv' is not there; correct the key; the server is %s",
                        endpoint);
    }

    @Test
    void aBucketThatIsNotThereIsTold() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> fetch("s3://data-set/ratings.csv"))
                .withMessageContaining("names a bucket that does not exist; correct the bucket; ");
    }

    @Test
    void wrongCredentialsAreTold() {
        set(SECRET, "byron");
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> fetch("s3://data-sets/ml/ratings.csv"))
                .withMessageContaining("is refused (answered 403 SignatureDoesNotMatch); check the credentials");
    }

    @Test
    void aPublicBucketNeedsNoCredentials() {
        admin.putObject(
                object -> object.bucket("public").key("a b+c.csv").acl(ObjectCannedACL.PUBLIC_READ),
                RequestBody.fromBytes(CONTENT));
        signOut();
        assertThat(fetch("s3://public/a b+c.csv").file())
                .hasFileName("a_b_c.csv")
                .hasBinaryContent(CONTENT);
    }

    @Test
    void aPrivateBucketSaysThatCredentialsAreMissing() {
        signOut();
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> fetch("s3://data-sets/ml/ratings.csv"))
                .withMessageContaining("; no credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void anEndpointThatIsNoAddressIsTold() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> new Fetcher(Given.settings(cache), Map.of("AWS_ENDPOINT_URL", "minio:9000")))
                .withMessage("AWS_ENDPOINT_URL 'minio:9000' is not an address; write it as https://host:port");
    }

    @Test
    void aServerThatStaysAwayIsTheWorldsTrouble() {
        Fetcher elsewhere = new Fetcher(Given.settings(cache), Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"));
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> elsewhere.fetch(source("s3://data-sets/x"), Optional.empty(), Progress.silent()))
                .withMessage("s3://data-sets/x: Connection refused; gave up after 4 attempts");
    }

    private void kill() {
        assertThatExceptionOfType(RecordingProgress.Killed.class)
                .isThrownBy(() -> fetcher()
                        .fetch(
                                source("s3://data-sets/ml/ratings.csv"),
                                Optional.empty(),
                                RecordingProgress.killedAfter(100_000)));
    }

    private Fetched fetch(String uri) {
        return fetcher().fetch(source(uri), Optional.empty(), Progress.silent());
    }

    private Fetcher fetcher() {
        return new Fetcher(Given.settings(cache), Map.of("AWS_ENDPOINT_URL_S3", endpoint.toString()));
    }

    private DataSource source(String uri) {
        return DataSource.parse("spec.dataset.uri", uri, cache);
    }

    private static void put(String bucket, String key, byte[] content) {
        admin.putObject(object -> object.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }

    private static void set(String property, String value) {
        BEFORE.putIfAbsent(property, System.getProperty(property, ""));
        System.setProperty(property, value);
    }

    private static void restore(String property, String value) {
        if (value.isEmpty()) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }
}
