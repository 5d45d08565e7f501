package io.throughline.connector.vendor;

import io.throughline.canonical.Json;
import io.throughline.config.ApiDescription;
import io.throughline.config.ApiDescription.Meaning;
import io.throughline.config.SystemConfig;
import io.throughline.connector.auth.Authorization;
import io.throughline.connector.auth.NoAccess;
import io.throughline.connector.auth.StaticToken;
import io.throughline.connector.http.HttpWire;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A vendor whose manners a file describes ({@link ApiDescription}). */
final class DescribedVendor implements Vendor {

    private final ApiDescription api;

    DescribedVendor(ApiDescription api) {
        this.api = api;
    }

    @Override
    public String name() {
        return api.connector();
    }

    @Override
    public Authorization authorization(SystemConfig system, HttpWire wire, Clock clock) {
        return api.files().isPresent() ? new NoAccess(system.name()) : new StaticToken(system, api.token());
    }

    @Override
    public Map<String, String> headers(SystemConfig system) {
        return api.headers();
    }

    @Override
    public VendorError readError(Object body) {
        String field = at(body, api.error().field());
        return new VendorError(
                at(body, api.error().code()),
                field.isEmpty() ? List.of() : List.of(field),
                at(body, api.error().message()));
    }

    private static String at(Object body, String path) {
        Object found = path.isEmpty() ? null : Json.at(body, path);
        return found instanceof String || found instanceof Number ? found.toString() : "";
    }

    @Override
    public Optional<Verdict> refine(int status, VendorError error) {
        return api.answers().stream()
                .filter(row -> row.status() == status)
                .filter(row -> row.code().isEmpty() || row.code().equals(error.code()))
                .filter(row -> error.says(row.says().toLowerCase(Locale.ROOT)))
                .map(DescribedVendor::verdict)
                .findFirst();
    }

    private static Verdict verdict(Meaning row) {
        return switch (row.means()) {
            case APPLIED -> Verdict.APPLIED;
            case NOT_APPLIED -> Verdict.NOT_APPLIED;
            case REJECTED -> Verdict.REJECTED;
            case UNKNOWN -> Verdict.UNKNOWN;
            case WAIT -> Verdict.wait(row.pause());
            case PAUSE -> Verdict.PAUSE;
        };
    }

    @Override
    public Paging paging() {
        return new DescribedPaging(api.paging()
                .orElseThrow(() -> new IllegalArgumentException(
                        "CON-1018 config/connectors/%s.yaml does not say how its lists go on, and a route reads one. Nothing was sent. Add paging there."
                                .formatted(api.connector()))));
    }
}
