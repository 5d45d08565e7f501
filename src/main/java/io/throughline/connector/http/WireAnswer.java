package io.throughline.connector.http;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * An answer as it came.
 *
 * @param status the HTTP status
 * @param headers all headers of the answer
 * @param body the bytes that came, at most the limit
 * @param damage why the body is not whole: cut, or longer than the limit (S-33); empty if it is whole
 */
public record WireAnswer(int status, HttpHeaders headers, byte[] body, Optional<String> damage) {

    /** The first header of this name, in any case. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Whether the status says that the target did as asked. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length + " bytes";
    }
}
