package io.throughline.connector.http;

import java.net.URI;
import java.util.Map;

/**
 * A request as it goes out. Its text shows method and host only, for path, headers and body may hold data and secrets.
 *
 * @param method an HTTP method
 * @param uri the whole address
 * @param headers all headers; nothing is added but what HTTP itself needs
 * @param body the bytes, empty for none
 */
public record WireRequest(String method, URI uri, Map<String, String> headers, byte[] body) {

    @Override
    public String toString() {
        return method + " " + uri.getHost();
    }
}
