package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import io.throughline.simulator.engine.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A field that could not be done: the answer is HTTP 200 with this among its errors, and what other fields did stays. */
final class ApiException extends RuntimeException implements GraphQLError {

    private final String code;
    private final int status;
    private final transient ObjectNode data;
    private final transient List<Object> path;
    private final transient List<SourceLocation> locations;

    private ApiException(
            String message,
            String code,
            int status,
            ObjectNode data,
            List<Object> path,
            List<SourceLocation> locations) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.data = data;
        this.path = path;
        this.locations = locations;
    }

    /** An error with the vendor's code and the status that stands inside the body. */
    static ApiException of(String code, int status, String message) {
        return new ApiException(message, code, status, Json.object(), null, List.of());
    }

    /** A value that a column does not take. The status inside the body is 200, as with the vendor. */
    static ApiException columnValue(ObjectNode column, String message) {
        ObjectNode data = Json.object()
                .put("column_id", Json.text(column, "id"))
                .put("column_name", Json.text(column, "title"))
                .put("column_type", Json.text(column, "type"));
        return new ApiException(message, "ColumnValueException", 200, data, null, List.of());
    }

    static ApiException notFound(String what, String id) {
        ObjectNode data = Json.object().put("resource_type", what).put("resource_id", id);
        return new ApiException(
                "The " + what + " was not found: " + id, "ResourceNotFoundException", 404, data, null, List.of());
    }

    static ApiException argument(String message) {
        return of("InvalidArgumentException", 400, message);
    }

    /** The same at its place in the answer and in the query. */
    ApiException at(List<Object> place, SourceLocation location) {
        return new ApiException(getMessage(), code, status, data, place, List.of(location));
    }

    @Override
    public List<SourceLocation> getLocations() {
        return locations;
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorType.DataFetchingException;
    }

    @Override
    public List<Object> getPath() {
        return path;
    }

    @Override
    public Map<String, Object> getExtensions() {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", code);
        extensions.put("status_code", status);
        extensions.put("error_data", data);
        return extensions;
    }
}
