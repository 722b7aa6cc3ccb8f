package dev.apriori.miner.fetch;

import dev.apriori.miner.fetch.DataSource.S3Object;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An object in an S3 bucket. */
final class S3Remote implements Remote {
    private final S3Object source;
    private final String endpoint;
    private final boolean unsigned;
    private final S3Client client;

    S3Remote(S3Object source, S3Access access) {
        AwsCredentialsProvider credentials = access.credentials();
        this.source = source;
        this.endpoint = access.endpoint();
        this.unsigned = credentials instanceof AnonymousCredentialsProvider;
        this.client = access.client(credentials);
    }

    @Override
    public String identity() {
        return source.shown() + " " + endpoint;
    }

    @Override
    public Answer ask(Ask ask) throws IOException {
        try {
            return answer(client.getObject(request(ask)));
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case 304 -> new Answer.Unchanged();
                case 412, 416 -> new Answer.Stale();
                default -> throw refusal(e);
            };
        } catch (SdkClientException e) {
            throw trouble(e);
        }
    }

    private GetObjectRequest request(Ask ask) {
        var request = GetObjectRequest.builder().bucket(source.bucket()).key(source.key());
        switch (ask) {
            case Ask.Whole whole -> {}
            case Ask.IfChanged same -> request.ifNoneMatch(same.known().etag());
            case Ask.Rest rest ->
                request.range("bytes=" + rest.offset() + "-")
                        .ifMatch(rest.version().etag());
        }
        return request.build();
    }

    private Answer.Content answer(ResponseInputStream<GetObjectResponse> stream) throws IOException {
        GetObjectResponse head = stream.response();
        String range = Objects.requireNonNullElse(head.contentRange(), "");
        long length = Objects.requireNonNullElse(head.contentLength(), Progress.UNKNOWN);
        ContentRange part = range.isEmpty() ? new ContentRange(0, length) : ContentRange.parse(range);
        var version = new Version(Objects.requireNonNullElse(head.eTag(), ""), "", part.total());
        return new Answer.Content(version, part.first(), new Body(stream), stream::abort);
    }

    /** What to make of an error that S3 tells. */
    private IOException refusal(S3Exception e) {
        String code = e.awsErrorDetails() == null
                ? ""
                : Objects.requireNonNullElse(e.awsErrorDetails().errorCode(), "");
        String said = "answered " + e.statusCode() + (code.isEmpty() ? "" : " " + code);
        return switch (e.statusCode()) {
            case 404 ->
                throw new SourceException(
                        source,
                        code.equals("NoSuchBucket") ? "names a bucket that does not exist" : "is not there",
                        "correct the " + (code.equals("NoSuchBucket") ? "bucket" : "key")
                                + (endpoint.isEmpty() ? "" : "; the server is " + endpoint));
            case 401, 403 -> throw new SourceException(source, "is refused (" + said + ")", credentialsFix());
            case 408, 429 -> busy(e, said);
            default -> {
                if (e.statusCode() < 500 && !e.isThrottlingException()) {
                    throw new SourceException(source, said, "correct the address or the credentials");
                }
                yield busy(e, said);
            }
        };
    }

    private String credentialsFix() {
        return unsigned
                ? "no credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                : "check the credentials and what they may read, or correct the address";
    }

    private static BusyException busy(S3Exception e, String said) {
        String asked = e.awsErrorDetails() == null
                ? ""
                : e.awsErrorDetails()
                        .sdkHttpResponse()
                        .firstMatchingHeader("Retry-After")
                        .orElse("");
        return new BusyException(said, BusyException.retryAfter(asked.strip(), Instant.now()));
    }

    private IOException trouble(SdkClientException e) {
        if (Trust.isRefusal(e)) {
            throw Trust.refusal(source);
        }
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof IOException io ? io : new IOException(e.getMessage(), e);
    }

    /** The SDK tells a broken connection or a wrong checksum by an exception of its own. */
    private final class Body extends FilterInputStream {
        private Body(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (SdkClientException e) {
                throw trouble(e);
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
