package io.throughline.rules;

import io.throughline.canonical.Money;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Builds a plain object in order; what is not known is left out, never null. Not thread-safe. */
public final class PlainObject {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * Sets a value; money in its plain form.
     *
     * @param value null leaves the name out
     */
    public PlainObject with(String name, Object value) {
        if (value != null) {
            values.put(name, value instanceof Money money ? money.plain() : value);
        }
        return this;
    }

    /** Sets a value if there is one. */
    public PlainObject with(String name, Optional<?> value) {
        return with(name, (Object) value.orElse(null));
    }

    /** The object, unmodifiable. */
    public Map<String, Object> build() {
        return Collections.unmodifiableMap(values);
    }
}
