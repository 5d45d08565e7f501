package io.throughline.connector.vendor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows {@code nextRecordsUrl} until {@code done} (vendor fact 1.2). Only a path of the data API is followed, never another host (S-40). */
final class SalesforcePaging implements Paging {

    private static final String PATH = "/services/data/v[0-9.]{1,6}/query(All)?/[A-Za-z0-9-]{1,64}";

    @Override
    public Map<String, String> first() {
        return Map.of();
    }

    @Override
    public List<Object> records(Object body) {
        return Plain.required(body, "records");
    }

    @Override
    public Optional<Next> next(Object body, Map<String, String> query) {
        Map<String, Object> page = Plain.object(body);
        if (Boolean.TRUE.equals(page.get("done"))) {
            return Optional.empty();
        }
        String path = Plain.text(page.get("nextRecordsUrl"));
        if (!path.matches(PATH)) {
            throw new IllegalArgumentException("the page is not the last but names no next page of the query API");
        }
        return Optional.of(new Next(Optional.of(path), Map.of()));
    }
}
