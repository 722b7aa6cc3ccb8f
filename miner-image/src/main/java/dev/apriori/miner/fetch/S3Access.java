package dev.apriori.miner.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * How S3 is reached: by the SDK's own chains for credentials and region. Where there are no credentials requests go
 * unsigned, since public buckets take those; where there is no region it is us-east-1, and the SDK follows a bucket to
 * the region that it is in.
 */
final class S3Access {
    private static final String[] ENDPOINTS = {"AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"};

    private final String endpoint;
    private final Trust trust;
    private final Duration timeout;

    private S3Access(String endpoint, Trust trust, Duration timeout) {
        this.endpoint = endpoint;
        this.trust = trust;
        this.timeout = timeout;
    }

    /** @throws SourceException when the environment names an endpoint that is no address */
    static S3Access from(Map<String, String> environment, Trust trust, Duration timeout) {
        return Stream.of(ENDPOINTS)
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst()
                .map(name -> new S3Access(address(name, environment.get(name).strip()), trust, timeout))
                .orElseGet(() -> new S3Access("", trust, timeout));
    }

    private static String address(String name, String value) {
        if (!value.matches("(?i)https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
            throw new SourceException(name + " '" + value + "' is not an address; write it as https://host:port");
        }
        return value;
    }

    /** The server's address, or empty for Amazon's. */
    String endpoint() {
        return endpoint;
    }

    AwsCredentialsProvider credentials() {
        AwsCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
        try {
            chain.resolveCredentials();
            return chain;
        } catch (SdkClientException none) {
            return AnonymousCredentialsProvider.create();
        }
    }

    /** A client that makes each request once: whoever asks tries again. */
    S3Client client(AwsCredentialsProvider credentials) {
        var http = UrlConnectionHttpClient.builder().connectionTimeout(timeout).socketTimeout(timeout);
        if (trust.isExtended()) {
            http.tlsTrustManagersProvider(trust::managers);
        }
        var builder = S3Client.builder()
                .httpClientBuilder(http)
                .credentialsProvider(credentials)
                .region(region())
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()));
        if (endpoint.isEmpty()) {
            return builder.crossRegionAccessEnabled(true).build();
        }
        return builder.endpointOverride(URI.create(endpoint))
                .forcePathStyle(true)
                .build();
    }

    private static Region region() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException none) {
            return Region.US_EAST_1;
        }
    }
}
