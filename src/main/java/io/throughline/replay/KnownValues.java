package io.throughline.replay;

import io.throughline.canonical.CanonicalSchemas;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The single values in the results of a deal's steps, with the class of the field in which they stand: by these a value is judged that a route
 * sends and no mapping made. Nothing that is not found may be shown. For one thread.
 */
final class KnownValues {

    private static final String CANONICAL = "canonical:";

    private final CanonicalSchemas schemas;
    private final Set<Object> open = new HashSet<>();
    private final Set<Object> classified = new HashSet<>();

    KnownValues(CanonicalSchemas schemas, List<Replayed> sides) {
        this.schemas = schemas;
        sides.forEach(side -> side.steps().forEach(this::add));
    }

    private void add(ReplayedStep step) {
        String object = object(step);
        if (step.result() != null && schemas.objects().contains(object)) {
            add(object, "", step.result());
        }
    }

    /** The canonical object that the result of a step is; the step's own name if no mapping made it. */
    static String object(ReplayedStep step) {
        return step.made() == null
                ? step.name()
                : step.made().mapping().target().replace(CANONICAL, "");
    }

    private void add(String object, String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, part) -> add(object, path.isEmpty() ? name.toString() : path + "." + name, part));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> add(object, path + "[]", item));
        } else if (value != null) {
            (schemas.isMasked(object, path) ? classified : open).add(plain(value));
        }
    }

    /** How a value is to be treated of which nothing else is known. */
    Secrecy of(Object value) {
        if (value == null
                || value instanceof Boolean
                || Map.of().equals(value)
                || List.of().equals(value)) {
            return Secrecy.OPEN;
        }
        Object plain = plain(value);
        return classified.contains(plain) ? Secrecy.CLASSIFIED : open.contains(plain) ? Secrecy.OPEN : Secrecy.UNTRACED;
    }

    private static Object plain(Object value) {
        BigDecimal number = Leaves.number(value);
        return number == null ? value : number.stripTrailingZeros();
    }
}
