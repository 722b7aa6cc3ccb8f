package dev.apriori.miner.fetch;

import dev.apriori.miner.fetch.DataSource.LocalFile;
import dev.apriori.miner.fetch.DataSource.S3Object;
import dev.apriori.miner.fetch.DataSource.Web;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads one text as a {@link DataSource}. */
final class SourceParser {
    private static final String FORMS =
            "give a path, file:///folder/ratings.csv, https://host/ratings.zip or" + " s3://bucket/ratings.csv.gz";
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern S3 = Pattern.compile("(?i:s3)://([A-Za-z0-9][A-Za-z0-9._-]+)/(.+)", Pattern.DOTALL);

    private final String field;
    private final String text;

    SourceParser(String field, String text) {
        this.field = field;
        this.text = text.strip();
    }

    DataSource parse(Path base) {
        if (text.isEmpty()) {
            throw wrong("is empty", FORMS);
        }
        var scheme = SCHEME.matcher(text);
        if (!scheme.matches()) {
            return path(base);
        }
        return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
            case "file" -> file();
            case "http", "https" -> web();
            case "s3" -> s3();
            default -> throw wrong("has a scheme that cannot be read", FORMS);
        };
    }

    private LocalFile path(Path base) {
        try {
            return new LocalFile(field, base.resolve(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw wrong("is not a path: " + e.getReason(), FORMS);
        }
    }

    private LocalFile file() {
        try {
            return new LocalFile(field, Path.of(uri()).normalize());
        } catch (IllegalArgumentException e) {
            throw wrong(
                    "is not a file's URI: " + e.getMessage(),
                    "write file:///folder/ratings.csv, or the path alone, without file:");
        }
    }

    private Web web() {
        URI uri = uri();
        if (uri.getHost() == null) {
            throw wrong("names no host", "write it as https://host/ratings.zip");
        }
        if (uri.getRawUserInfo() != null) {
            throw wrong(
                    "holds a user name or password",
                    "leave them out and set " + WebCredentials.USERNAME + " and " + WebCredentials.PASSWORD);
        }
        if (!isSafe(uri)) {
            throw wrong("is not encrypted", "use https (http is for this machine's own addresses only)");
        }
        return new Web(field, withoutFragment(uri));
    }

    /** Whether data may come from there: encrypted, or from this machine itself. */
    static boolean isSafe(URI uri) {
        return uri.getHost() != null
                && ("https".equalsIgnoreCase(uri.getScheme())
                        || ("http".equalsIgnoreCase(uri.getScheme()) && isLoopback(uri.getHost())));
    }

    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private S3Object s3() {
        var parts = S3.matcher(text);
        if (!parts.matches() || parts.group(2).endsWith("/")) {
            throw wrong("does not name an object in a bucket", "write it as s3://bucket/folder/ratings.csv");
        }
        return new S3Object(field, parts.group(1), parts.group(2));
    }

    private URI uri() {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw wrong(
                    "is not a URI: " + e.getReason() + " at character " + (e.getIndex() + 1),
                    "write a space as %20 and so on");
        }
    }

    private static URI withoutFragment(URI uri) {
        String whole = uri.toASCIIString();
        return uri.getRawFragment() == null ? URI.create(whole) : URI.create(whole.substring(0, whole.indexOf('#')));
    }

    private SourceException wrong(String problem, String fix) {
        return new SourceException(field + " '" + shown() + "' " + problem + "; " + fix);
    }

    /** The text without what may be secret: a password before the host, a signature in the query. */
    private String shown() {
        return text.replaceFirst("(?<=//)[^/?#]*@", "").replaceFirst("(?i)^(https?:[^?]*)\\?.*", "$1");
    }
}
