package io.throughline.connector.vendor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What every GraphQL server says about failures, whatever the HTTP status: a list {@code errors} beside {@code data}, which may hold a part. The
 * {@code extensions} of an error are the vendor's: {@code code}, and where it has them {@code status_code} and {@code retry_in_seconds}. Pure.
 */
final class GraphQlErrors {

    private static final int SAYS_NOTHING = 500;
    private static final int DEFINITE_NO = 400;

    private GraphQlErrors() {}

    /** The first error of a body; {@link VendorError#NONE} if it holds none. */
    static VendorError first(Object body) {
        Map<String, Object> error = error(body);
        if (error.isEmpty()) {
            return VendorError.NONE;
        }
        List<String> path = Plain.list(error.get("path")).stream()
                .filter(String.class::isInstance)
                .map(String::valueOf)
                .toList();
        return new VendorError(Plain.text(extensions(error).get("code")), path, Plain.text(error.get("message")));
    }

    /** The first error of a body that came with 2xx; empty if it holds none. */
    static Optional<InnerRefusal> within(Object body) {
        Map<String, Object> error = error(body);
        if (error.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> extensions = extensions(error);
        int seconds = Plain.number(extensions, "retry_in_seconds");
        return Optional.of(new InnerRefusal(
                status(Plain.number(extensions, "status_code"), Plain.text(extensions.get("code"))),
                first(body),
                Plain.object(Plain.object(body).get("data")).values().stream().anyMatch(Objects::nonNull),
                seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty()));
    }

    /** An error that calls itself a success is a no with a code, and says nothing without one. */
    private static int status(int told, String code) {
        if (told >= DEFINITE_NO) {
            return told;
        }
        return told > 0 && !code.isEmpty() ? DEFINITE_NO : SAYS_NOTHING;
    }

    private static Map<String, Object> error(Object body) {
        return Plain.object(Plain.first(Plain.list(Plain.object(body).get("errors"))));
    }

    private static Map<String, Object> extensions(Map<String, Object> error) {
        return Plain.object(error.get("extensions"));
    }
}
