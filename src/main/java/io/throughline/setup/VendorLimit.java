package io.throughline.setup;

import io.throughline.config.YamlFields;
import java.util.Optional;

/**
 * What a vendor allows; one of the two numbers is there.
 *
 * @param perDay calls in 24 hours
 * @param concurrent calls at once
 * @param source who says so
 */
public record VendorLimit(String name, Optional<Integer> perDay, Optional<Integer> concurrent, String source) {

    static VendorLimit read(YamlFields fields) {
        fields.onlyKeys("name", "perDay", "concurrent", "source");
        return new VendorLimit(
                fields.requiredText("name"),
                fields.integer("perDay"),
                fields.integer("concurrent"),
                fields.requiredText("source"));
    }
}
