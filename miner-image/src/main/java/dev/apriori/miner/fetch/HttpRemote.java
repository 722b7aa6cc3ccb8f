package dev.apriori.miner.fetch;

import dev.apriori.miner.fetch.DataSource.Web;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * A file of a web server. It goes by {@link HttpURLConnection}, because that one has a time-out between any two bytes
 * of an answer, which {@code java.net.http} has not.
 */
final class HttpRemote implements Remote {
    private static final int MAX_REDIRECTS = 10;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final Web source;
    private final WebCredentials credentials;
    private final SSLSocketFactory sockets;
    private final int timeoutMillis;

    HttpRemote(Web source, WebCredentials credentials, Trust trust, Duration timeout) {
        this.source = source;
        this.credentials = credentials;
        this.sockets = trust.sockets();
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    @Override
    public String identity() {
        return source.uri().toString();
    }

    @Override
    public Answer ask(Ask ask) throws IOException {
        try {
            URI uri = source.uri();
            for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
                HttpURLConnection connection = request(uri, ask);
                int status = connection.getResponseCode();
                if (!isRedirect(status)) {
                    return answer(ask, connection, status);
                }
                uri = target(uri, connection);
            }
        } catch (IOException e) {
            if (Trust.isRefusal(e)) {
                throw Trust.refusal(source);
            }
            throw e;
        }
        throw new SourceException(
                source, "redirects more than " + MAX_REDIRECTS + " times", "give the address where it ends");
    }

    private HttpURLConnection request(URI uri, Ask ask) throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(sockets);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        connection.setRequestProperty("User-Agent", "apriori");
        connection.setRequestProperty("Accept", "*/*");
        connection.setRequestProperty("Accept-Encoding", "identity");
        if (credentials.given() && isSameOrigin(uri, source.uri())) {
            connection.setRequestProperty("Authorization", credentials.header());
        }
        switch (ask) {
            case Ask.Whole whole -> {}
            case Ask.IfChanged same -> {
                Version known = same.known();
                connection.setRequestProperty(
                        known.etag().isEmpty() ? "If-Modified-Since" : "If-None-Match",
                        known.etag().isEmpty() ? known.lastModified() : known.etag());
            }
            case Ask.Rest rest -> {
                connection.setRequestProperty("Range", "bytes=" + rest.offset() + "-");
                connection.setRequestProperty("If-Range", rest.version().rangeValidator());
            }
        }
        return connection;
    }

    private Answer answer(Ask ask, HttpURLConnection connection, int status) throws IOException {
        if (status == HttpURLConnection.HTTP_OK) {
            return content(connection, 0, version(connection, connection.getContentLengthLong()));
        }
        if (status == HttpURLConnection.HTTP_PARTIAL && ask instanceof Ask.Rest rest) {
            return rest(rest, connection);
        }
        connection.disconnect();
        if (status == HttpURLConnection.HTTP_NOT_MODIFIED && ask instanceof Ask.IfChanged) {
            return new Answer.Unchanged();
        }
        if (status == RANGE_NOT_SATISFIABLE && ask instanceof Ask.Rest) {
            return new Answer.Stale();
        }
        throw refusal(connection, status);
    }

    private static Answer rest(Ask.Rest asked, HttpURLConnection connection) throws IOException {
        ContentRange range = ContentRange.parse(header(connection, "Content-Range"));
        Version answered = version(connection, range.total());
        if (range.first() != asked.offset() || !asked.version().goesOnAs(answered)) {
            connection.disconnect();
            return new Answer.Stale();
        }
        long length = connection.getContentLengthLong();
        long size = range.total() < 0 && length >= 0 ? range.first() + length : range.total();
        return content(connection, range.first(), asked.version().withSize(size));
    }

    private static Answer.Content content(HttpURLConnection connection, long offset, Version version)
            throws IOException {
        return new Answer.Content(version, offset, connection.getInputStream(), connection::disconnect);
    }

    private static Version version(HttpURLConnection connection, long size) {
        return new Version(header(connection, "ETag"), header(connection, "Last-Modified"), size);
    }

    /** What to make of a status that is no answer. */
    private IOException refusal(HttpURLConnection connection, int status) {
        String said = "answered " + status;
        return switch (status) {
            case 401, 403 -> throw new SourceException(source, "is refused (" + status + ")", credentialsFix());
            case 404, 410 -> throw new SourceException(source, "is not there (" + status + ")", "correct the address");
            case 408, 425, 429 -> busy(connection, said);
            default -> {
                if (status >= 400 && status < 500) {
                    throw new SourceException(source, said, "correct the address");
                }
                yield busy(connection, said);
            }
        };
    }

    private static BusyException busy(HttpURLConnection connection, String said) {
        return new BusyException(
                said, BusyException.retryAfter(header(connection, "Retry-After").strip(), Instant.now()));
    }

    private String credentialsFix() {
        return credentials.given()
                ? "check the credentials in " + WebCredentials.TOKEN + " or " + WebCredentials.USERNAME + " and "
                        + WebCredentials.PASSWORD
                : "set " + WebCredentials.TOKEN + ", or " + WebCredentials.USERNAME + " and " + WebCredentials.PASSWORD;
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private URI target(URI from, HttpURLConnection connection) {
        String location = header(connection, "Location");
        connection.disconnect();
        try {
            URI target = from.resolve(new URI(location));
            boolean downgrade =
                    "https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(target.getScheme());
            if (SourceParser.isSafe(target) && !downgrade) {
                return target;
            }
        } catch (URISyntaxException notAnAddress) {
            // told below
        }
        throw new SourceException(
                source,
                "redirects to '" + location.replaceFirst("\\?.*", "") + "', which is not an https address",
                "give an address that stays on https");
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static String header(HttpURLConnection connection, String name) {
        return Objects.requireNonNullElse(connection.getHeaderField(name), "");
    }

    /** Each answer closes its own connection. */
    @Override
    public void close() {}
}
