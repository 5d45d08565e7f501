package io.throughline.connector;

import io.throughline.connector.http.WireAnswer;
import java.util.Optional;

/**
 * What a system answered.
 *
 * @param status HTTP status
 * @param body the plain value of the answer; null if it is empty or was not read
 * @param raw the bytes as they came
 * @param location the header {@code Location}, empty if absent
 */
public record VendorAnswer(int status, Object body, byte[] raw, Optional<String> location) {

    static VendorAnswer of(WireAnswer answer, Object body) {
        return new VendorAnswer(answer.status(), body, answer.body(), answer.header("location"));
    }

    @Override
    public String toString() {
        return "HTTP " + status + ", " + raw.length + " bytes";
    }
}
