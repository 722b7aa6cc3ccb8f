package dev.apriori.miner.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of this package that is served as it is. Browsers ask each time whether it has changed. */
final class Asset implements Handler {
    /** What a page may do: load its own script and style, ask its own server, and nothing else. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String contentType;
    private final byte[] content;
    private final String tag;

    private Asset(String contentType, byte[] content) {
        this.contentType = contentType;
        this.content = content;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            tag = '"' + HexFormat.of().formatHex(digest, 0, 8) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Asset of(String file, String contentType) {
        try (InputStream in = Asset.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not beside " + Asset.class.getName());
            }
            return new Asset(contentType, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        response.header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("ETag", tag);
        response.headers().set(HeaderNames.CACHE_CONTROL, "no-cache");
        if (request.headers()
                .value(HeaderNames.IF_NONE_MATCH)
                .filter(tag::equals)
                .isPresent()) {
            response.status(Status.NOT_MODIFIED_304).send();
        } else {
            Replies.send(response, contentType, content);
        }
    }
}
