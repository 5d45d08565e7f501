package io.throughline.replay;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.mapping.Explanation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares two versions of one value field by field, and says what decided each. For one thread. */
final class FieldDifferences {

    private static final Pattern PLACE = Pattern.compile(" ?\\((config|mappings|routes)/[^()\\s]+:\\d+(:\\d+)?\\)");
    private static final List<String> PER_UNIT = List.of("rate", "unitPrice");

    private final CanonicalSchemas schemas;

    FieldDifferences(CanonicalSchemas schemas) {
        this.schemas = schemas;
    }

    /** One version of a value. */
    record Version(Object value, Made made) {}

    /** What a difference is about. */
    record About(Difference.Kind kind, String step, String role, String record) {}

    List<Difference> between(About about, Version before, Version after) {
        Map<String, Object> old = Leaves.of(before.value());
        Map<String, Object> young = Leaves.of(after.value());
        List<Difference> found = new ArrayList<>();
        for (String path : Leaves.differing(old, young)) {
            if (!isOnlyAnotherPlace(old.get(path), young.get(path))) {
                found.add(difference(about, path, new Side(before, old.get(path)), new Side(after, young.get(path))));
            }
        }
        return found;
    }

    private record Side(Version version, Object value) {}

    /** A sentence that names file and line says the same when lines move. */
    private static boolean isOnlyAnotherPlace(Object before, Object after) {
        return before instanceof String old
                && after instanceof String young
                && PLACE.matcher(old).replaceAll("").equals(PLACE.matcher(young).replaceAll(""));
    }

    private Difference difference(About about, String path, Side before, Side after) {
        Optional<Explanation.Field> old = decided(before, path);
        Optional<Explanation.Field> young = decided(after, path);
        return new Difference(
                about.kind(),
                about.step(),
                about.role(),
                about.record(),
                path,
                before.value(),
                after.value(),
                amount(path, before, old, after, young),
                old.map(FieldDifferences::place).orElse(Place.NONE),
                young.map(FieldDifferences::place).orElse(Place.NONE),
                isHidden(about, path, before, old) || isHidden(about, path, after, young));
    }

    private static Optional<Explanation.Field> decided(Side side, String path) {
        Made made = side.version().made();
        return made == null || side.value() == null ? Optional.empty() : made.at(path);
    }

    private static Place place(Explanation.Field field) {
        return new Place(field.position().toString(), field.lookups(), field.layer(), field.reads());
    }

    private static Difference.Amount amount(
            String path, Side before, Optional<Explanation.Field> old, Side after, Optional<Explanation.Field> young) {
        Optional<Worth> was = worth(path, before, old);
        Optional<Worth> is = worth(path, after, young);
        Worth known = is.or(() -> was).orElse(null);
        if (known == null
                || was.isPresent() && is.isPresent() && !was.get().currency().equals(known.currency())) {
            return null;
        }
        BigDecimal difference = is.map(Worth::value)
                .orElse(BigDecimal.ZERO)
                .subtract(was.map(Worth::value).orElse(BigDecimal.ZERO));
        return new Difference.Amount(difference, known.currency(), known.perUnit());
    }

    /** A number that is money. */
    private record Worth(BigDecimal value, String currency, boolean perUnit) {}

    private static Optional<Worth> worth(String path, Side side, Optional<Explanation.Field> decided) {
        BigDecimal number = Leaves.number(side.value());
        if (number == null) {
            return Optional.empty();
        }
        Optional<Worth> own = path.endsWith(".value")
                ? currencyBeside(side.version().value(), path)
                        .map(currency -> new Worth(number, currency, isPerUnit(path)))
                : Optional.empty();
        return own.or(() -> decided.flatMap(field -> read(side, number, field)));
    }

    /** What was made from the value of an amount is money of its currency. */
    private static Optional<Worth> read(Side side, BigDecimal number, Explanation.Field field) {
        Made made = side.version().made();
        return field.reads().stream()
                .filter(read -> read.endsWith(".value"))
                .flatMap(read -> currencyBeside(root(made, read), plain(read)).stream()
                        .map(currency -> new Worth(
                                inMajorUnits(number, Json.at(root(made, read), plain(read))),
                                currency,
                                isPerUnit(read))))
                .findFirst();
    }

    private static Object root(Made made, String read) {
        return read.startsWith("$") ? made.context() : made.input();
    }

    private static String plain(String read) {
        return read.startsWith("$") || read.startsWith("/") ? read.substring(1) : read;
    }

    private static Optional<String> currencyBeside(Object root, String path) {
        String sibling = path.substring(0, path.length() - "value".length()) + "currency";
        return Json.at(root, sibling) instanceof String currency && currency.length() == 3
                ? Optional.of(currency)
                : Optional.empty();
    }

    private static boolean isPerUnit(String path) {
        String[] parts = path.split("\\.");
        return parts.length > 1 && PER_UNIT.contains(parts[parts.length - 2]);
    }

    /** A system that counts cents gets a power of ten of what was read. */
    private static BigDecimal inMajorUnits(BigDecimal number, Object read) {
        BigDecimal exact = Leaves.number(read);
        for (int digits = 1; exact != null && exact.signum() != 0 && digits <= 4; digits++) {
            if (number.compareTo(exact.movePointRight(digits)) == 0) {
                return number.movePointLeft(digits);
            }
        }
        return number;
    }

    /** By the class of the canonical field that was made or read; what cannot be traced to one is hidden if it comes from a variable. */
    private boolean isHidden(About about, String path, Side side, Optional<Explanation.Field> decided) {
        if (side.value() == null || Leaves.number(side.value()) != null || side.value() instanceof Boolean) {
            return isMasked(about.record(), path);
        }
        return isMasked(about.record(), path)
                || decided.stream()
                        .flatMap(field -> field.reads().stream())
                        .anyMatch(read -> readIsHidden(side.version().made(), read));
    }

    private boolean readIsHidden(Made made, String read) {
        String path = read.startsWith("$document.") ? read.substring("$document.".length()) : read;
        if (path.startsWith("$variable.")) {
            return true;
        }
        if (path.startsWith("$")) {
            return false;
        }
        String whole = path.startsWith("/") ? path.substring(1) : path;
        if (!made.mapping().target().startsWith("canonical:")) {
            int dot = whole.indexOf('.');
            return dot > 0 && isMasked(whole.substring(0, dot), whole.substring(dot + 1));
        }
        return false;
    }

    private boolean isMasked(String record, String path) {
        String object = record.startsWith("canonical:") ? record.substring("canonical:".length()) : record;
        return schemas.objects().contains(object) && schemas.isMasked(object, Leaves.general(path));
    }
}
