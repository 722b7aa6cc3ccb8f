package dev.apriori.miner.server;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;

/** A path and the one method that it answers. */
record Endpoint(Method method, String path, Handler handler) {
    static Endpoint get(String path, Handler handler) {
        return new Endpoint(Method.GET, path, handler);
    }

    static Endpoint post(String path, Handler handler) {
        return new Endpoint(Method.POST, path, handler);
    }
}
