package io.throughline.config;

import java.util.Map;
import java.util.Optional;

/**
 * Which template a service line and a billing method get.
 *
 * @param rows by service line (or {@link #ANY}), then by billing method
 */
public record TemplateTable(Map<String, Map<String, TemplateChoice>> rows) {

    /** The row for service lines without a row of their own for the billing method. */
    public static final String ANY = "any";

    /** The choice for sold work: the service line's own row, else the one for any; empty if neither has the billing method. */
    public Optional<TemplateChoice> find(String serviceLine, String billingMethod) {
        return own(serviceLine, billingMethod).or(() -> own(ANY, billingMethod));
    }

    private Optional<TemplateChoice> own(String serviceLine, String billingMethod) {
        return Optional.ofNullable(rows.get(serviceLine)).map(row -> row.get(billingMethod));
    }
}
