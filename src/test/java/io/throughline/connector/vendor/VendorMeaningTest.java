package io.throughline.connector.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.workflow.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Error bodies as the vendors write them, and what they mean. */
class VendorMeaningTest {

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "403, REQUEST_LIMIT_EXCEEDED, NOT_APPLIED, 30, false",
        "400, UNABLE_TO_LOCK_ROW, NOT_APPLIED, , false",
        "400, DUPLICATE_VALUE, UNKNOWN, , false",
        "403, INSUFFICIENT_ACCESS_OR_READONLY, NOT_APPLIED, , true",
        "401, INVALID_SESSION_ID, NOT_APPLIED, , true",
        "400, REQUIRED_FIELD_MISSING, REJECTED, , false",
        "400, INVALID_QUERY_LOCATOR, REJECTED, , false",
        "404, NOT_FOUND, REJECTED, , false",
        "410, UNSUPPORTED_API_VERSION, REJECTED, , false",
        "500, UNKNOWN_EXCEPTION, UNKNOWN, , false",
        "503, SERVER_UNAVAILABLE, UNKNOWN, , false",
    })
    @DisplayName("Salesforce (vendor facts 1.5, 1.6)")
    void salesforce(int status, String code, Outcome outcome, Integer wait, boolean pause) {
        String body = "[{\"message\":\"x\",\"errorCode\":\"%s\",\"fields\":[\"Name\"]}]".formatted(code);
        VendorError error = error("salesforce", body);
        assertThat(error).isEqualTo(new VendorError(code, List.of("Name"), "x"));
        expect(verdict("salesforce", status, error), outcome, wait, pause);
    }

    @ParameterizedTest(name = "{0} {1} at {2}, {3}: {4}")
    @CsvSource({
        "400, USER_ERROR, externalId, This record already exists., UNKNOWN, , false",
        "400, USER_ERROR, entityId, This record already exists., REJECTED, , false",
        "400, IDEMPOTENCY_ERROR, '', Conflict, UNKNOWN, , false",
        "400, RCRD_HAS_BEEN_CHANGED, '', x, NOT_APPLIED, , false",
        "400, USER_ERROR, '', Record has been changed, NOT_APPLIED, , false",
        "400, INVALID_CONTENT, entity, x, REJECTED, , false",
        "401, INVALID_LOGIN, '', x, NOT_APPLIED, , true",
        "403, INSUFFICIENT_PERMISSION, '', x, NOT_APPLIED, , true",
        "404, NONEXISTENT_ID, '', x, REJECTED, , false",
        "500, UNEXPECTED_ERROR, '', x, UNKNOWN, , false",
    })
    @DisplayName("NetSuite (vendor facts 3.5, 3.6)")
    void netsuite(int status, String code, String path, String detail, Outcome outcome, Integer wait, boolean pause) {
        String place = path.isEmpty() ? "" : ",\"o:errorPath\":\"" + path + "\"";
        String body =
                "{\"type\":\"https://x\",\"title\":\"Bad Request\",\"status\":%d,\"o:errorDetails\":[{\"detail\":\"%s\",\"o:errorCode\":\"%s\"%s}]}"
                        .formatted(status, detail, code, place);
        VendorError error = error("netsuite", body);
        assertThat(error).isEqualTo(new VendorError(code, path.isEmpty() ? List.of() : List.of(path), detail));
        expect(verdict("netsuite", status, error), outcome, wait, pause);
    }

    @Test
    @DisplayName("NetSuite's throttle is told by its status, for its body says Bad Request (vendor fact 3.6)")
    void netsuiteThrottle() {
        VendorError error = error(
                "netsuite",
                "{\"title\":\"Bad Request\",\"status\":429,\"o:errorCode\":\"CONCURRENCY_LIMIT_EXCEEDED\"}");
        assertThat(error.code()).isEqualTo("CONCURRENCY_LIMIT_EXCEEDED");
        expect(verdict("netsuite", 429, error), Outcome.NOT_APPLIED, 2, false);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "422, can't be blank, REJECTED, , false",
        "422, has already been entered, UNKNOWN, , false",
        "401, Invalid OAuth 2 Request, NOT_APPLIED, , true",
        "404, not found, REJECTED, , false",
        "429, slow down, NOT_APPLIED, 5, false",
        "503, down, UNKNOWN, , false",
        "504, three minutes, UNKNOWN, , false",
    })
    @DisplayName("Kantata (vendor facts 4.4, 4.5)")
    void kantata(int status, String message, Outcome outcome, Integer wait, boolean pause) {
        String body =
                "{\"errors\":[{\"type\":\"validation\",\"message\":\"%s\",\"field\":\"title\"}]}".formatted(message);
        VendorError error = error("kantata", body);
        assertThat(error).isEqualTo(new VendorError("validation", List.of("title"), message));
        expect(verdict("kantata", status, error), outcome, wait, pause);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "400, REJECTED, , false",
        "404, REJECTED, , false",
        "412, UNKNOWN, , false",
        "428, REJECTED, , false",
        "429, NOT_APPLIED, 5, false",
        "401, NOT_APPLIED, , true",
        "403, NOT_APPLIED, , true",
        "500, UNKNOWN, , false",
    })
    @DisplayName(
            "Dynamics 365 (vendor facts 2.6, 2.7): the outer message says nothing, and words are in the user's language")
    void dynamics365(int status, Outcome outcome, Integer wait, boolean pause) {
        VendorError error = error(
                "dynamics365",
                "{\"error\":{\"code\":\"\",\"message\":\"An error has occurred.\",\"innererror\":{\"message\":\"Feld fehlt\","
                        + "\"type\":\"Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException\",\"stacktrace\":\"x\"}}}");
        assertThat(error).isEqualTo(new VendorError("AxODataWriteException", List.of(), "Feld fehlt"));
        expect(verdict("dynamics365", status, error), outcome, wait, pause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "\"text\"",
                "17",
                "[[]]",
                "{\"errors\":{}}",
                "{\"errors\":[null]}",
                "{\"o:errorDetails\":\"x\"}",
                "[{\"errorCode\":17}]"
            })
    void bodiesOfAnyShapeAreNoError(String body) {
        for (String vendor : List.of("salesforce", "netsuite", "dynamics365", "kantata")) {
            assertThat(error(vendor, body)).isEqualTo(VendorError.NONE);
        }
    }

    @Test
    void everyStatusHasExactlyOneVerdict() {
        for (int status = 200; status < 600; status++) {
            int asked = status;
            assertThat(StatusTable.ROWS).as("" + status).anyMatch(row -> row.fits(asked));
            assertThat(StatusTable.of(status).outcome()).isNotEqualTo(Outcome.HELD);
        }
        assertThat(StatusTable.of(777)).isEqualTo(Verdict.UNKNOWN);
    }

    private static VendorError error(String vendor, String body) {
        return Vendors.named(vendor).readError(Json.read(body));
    }

    private static Verdict verdict(String vendor, int status, VendorError error) {
        return Vendors.named(vendor).refine(status, error).orElseGet(() -> StatusTable.of(status));
    }

    private static void expect(Verdict verdict, Outcome outcome, Integer wait, boolean pause) {
        Optional<Duration> told = Optional.ofNullable(wait).map(Duration::ofSeconds);
        assertThat(verdict).isEqualTo(new Verdict(outcome, pause, told));
    }
}
