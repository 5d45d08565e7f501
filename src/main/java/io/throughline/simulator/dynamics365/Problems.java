package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Refusal;

/** The service's error bodies: an empty code, a message that says nothing, and the truth in {@code innererror}. */
final class Problems {

    private static final String ODATA = "Microsoft.OData.ODataException";
    private static final String SERVICES = "Microsoft.Dynamics.Platform.Integration.Services.OData.";

    private Problems() {}

    static Refusal badRequest(String message) {
        return new Refusal(answer(400, message, ODATA));
    }

    /** A field that may not have this value: the vendor tells it in its infolog. */
    static Refusal validation(EntitySet set, String infolog) {
        return new Refusal(answer(
                400,
                "Field validation failed on table of type '" + set.table() + "'. Infolog: Warning: " + infolog,
                SERVICES + "AxODataFieldValidationException"));
    }

    /** A row that may not be written. */
    static Refusal write(EntitySet set, String infolog) {
        return new Refusal(answer(
                400,
                "Write failed for table row of type '" + set.table() + "'. Infolog: Error: " + infolog
                        + "; validateWrite failed on data source '" + set.table() + "'.",
                SERVICES + "AxODataWriteException"));
    }

    static Refusal duplicate(EntitySet set) {
        return new Refusal(answer(
                400,
                "Write failed for table row of type '" + set.table() + "'. Infolog: Error: Cannot create a record in "
                        + set.type() + " (" + set.table() + "). The record already exists..",
                SERVICES + "AxODataWriteException"));
    }

    static Refusal missing(String path) {
        return new Refusal(
                answer(404, "No HTTP resource was found that matches the request URI '" + path + "'.", ODATA));
    }

    static Refusal changed() {
        return new Refusal(answer(
                412,
                "The ETag value in one of the request headers is not valid. Please make sure only one ETag value is specified and is valid.",
                SERVICES + "AxODataConcurrencyException"));
    }

    static Refusal preconditionRequired() {
        return new Refusal(
                answer(428, "An ETag is required for this operation.", SERVICES + "AxODataConcurrencyException"));
    }

    static Refusal unauthorised() {
        return new Refusal(Answer.of(401, body("Unauthorized", SERVICES + "ODataUnauthorizedException"))
                .with("WWW-Authenticate", "Bearer authorization_uri=\"https://login.microsoftonline.com/common\""));
    }

    static Answer throttled(long seconds) {
        ObjectNode error = Json.object();
        error.putObject("error")
                .put("code", "429")
                .put(
                        "message",
                        "Number of requests exceeded the limit. Resource utilization is high; retry after the given time.");
        return Answer.of(429, error).with("Retry-After", String.valueOf(seconds));
    }

    static Answer answer(int status, String message, String type) {
        return Answer.of(status, body(message, type));
    }

    /** The body for a status that was not foreseen. */
    static Answer forStatus(int status, String detail) {
        return switch (status) {
            case 401 -> unauthorised().answer();
            case 403 -> answer(403, "User is not authorized. " + detail, SERVICES + "ODataSecurityException");
            case 404 -> missing(detail).answer();
            default -> answer(status, detail, status >= 500 ? "System.InvalidOperationException" : ODATA);
        };
    }

    private static ObjectNode body(String message, String type) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("code", "")
                .put("message", "An error has occurred.")
                .putObject("innererror")
                .put("message", message)
                .put("type", type)
                .put("stacktrace", "   at Microsoft.Dynamics.Platform.Integration.Services.OData.Update.UpdateManager");
        return body;
    }
}
