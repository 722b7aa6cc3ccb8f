package dev.apriori.miner.server;

import io.helidon.common.uri.UriPath;
import io.helidon.http.Method;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.http.Handler;

/**
 * A path and the one method that it answers.
 *
 * @param path where {@code {name}} stands for anything but a slash
 * @param matcher of that path
 * @param open whether it is answered to those who have no API key, too
 */
record Endpoint(Method method, String path, PathMatcher matcher, boolean open, Handler handler) {
    static Endpoint get(String path, Handler handler) {
        return of(Method.GET, path, handler);
    }

    static Endpoint post(String path, Handler handler) {
        return of(Method.POST, path, handler);
    }

    private static Endpoint of(Method method, String path, Handler handler) {
        return new Endpoint(method, path, PathMatchers.create(path), false, handler);
    }

    /** The same for everyone: what tells of no one and is asked by probes, scrapers and browsers, which have no key. */
    Endpoint toAnyone() {
        return new Endpoint(method, path, matcher, true, handler);
    }

    boolean isTemplate() {
        return path.contains("{");
    }

    boolean matches(UriPath asked) {
        return matcher.match(asked).accepted();
    }
}
