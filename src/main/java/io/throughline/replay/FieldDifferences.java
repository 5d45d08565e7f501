package io.throughline.replay;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.mapping.Explanation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares two versions of one value field by field, and says what decided each. For one thread. */
final class FieldDifferences {

    private static final Pattern PLACE = Pattern.compile(" ?\\((config|mappings|routes)/[^()\\s]+:\\d+(:\\d+)?\\)");
    private static final List<String> PER_UNIT = List.of("rate", "unitPrice");

    private final FieldSecrecy secrecy;

    FieldDifferences(CanonicalSchemas schemas, KnownValues known) {
        this.secrecy = new FieldSecrecy(schemas, known);
    }

    /** One version of a value. */
    record Version(Object value, Made made) {}

    /**
     * What a difference is about.
     *
     * @param object the canonical object that is compared; another name if it is none
     */
    record About(Difference.Kind kind, String step, String role, String record, String object) {}

    List<Difference> between(About about, Version before, Version after) {
        List<Difference> found = new ArrayList<>();
        ItemKeys keys = new ItemKeys(before.made(), after.made());
        for (Leaves.Pair pair : Leaves.differing(before.value(), after.value(), keys)) {
            if (!isOnlyAnotherPlace(pair.old(), pair.young())) {
                found.add(difference(about, pair.path(), side(before, pair.before()), side(after, pair.after())));
            }
        }
        return found;
    }

    private static Side side(Version version, Leaves.Leaf leaf) {
        return new Side(version, leaf == null ? "" : leaf.path(), leaf == null ? null : leaf.value());
    }

    /** A single value of one version; {@code path} with items of lists by index. */
    private record Side(Version version, String path, Object value) {}

    /** A sentence that names file and line says the same when lines move. */
    private static boolean isOnlyAnotherPlace(Object before, Object after) {
        return before instanceof String old
                && after instanceof String young
                && PLACE.matcher(old).replaceAll("").equals(PLACE.matcher(young).replaceAll(""));
    }

    private Difference difference(About about, String path, Side before, Side after) {
        Optional<Explanation.Field> old = decided(before);
        Optional<Explanation.Field> young = decided(after);
        return new Difference(
                about.kind(),
                about.step(),
                about.role(),
                about.record(),
                path,
                before.value(),
                after.value(),
                amount(before, old, after, young),
                old.map(FieldDifferences::place).orElse(Place.NONE),
                young.map(FieldDifferences::place).orElse(Place.NONE),
                secrecy(about, before, old).and(secrecy(about, after, young)));
    }

    private Secrecy secrecy(About about, Side side, Optional<Explanation.Field> decided) {
        return secrecy.of(about.object(), side.path(), side.value(), decided.map(Explanation.Field::reads));
    }

    private static Optional<Explanation.Field> decided(Side side) {
        Made made = side.version().made();
        return made == null || side.value() == null ? Optional.empty() : made.at(side.path());
    }

    private static Place place(Explanation.Field field) {
        return new Place(field.position().toString(), field.lookups(), field.layer(), field.reads());
    }

    private static Difference.Amount amount(
            Side before, Optional<Explanation.Field> old, Side after, Optional<Explanation.Field> young) {
        Optional<Worth> was = worth(before, old);
        Optional<Worth> is = worth(after, young);
        Worth known = is.or(() -> was).orElse(null);
        if (known == null
                || was.isPresent() && is.isPresent() && !was.get().currency().equals(known.currency())) {
            return null;
        }
        BigDecimal difference = is.map(Worth::value)
                .orElse(BigDecimal.ZERO)
                .subtract(was.map(Worth::value).orElse(BigDecimal.ZERO));
        BigDecimal quantity =
                known.perUnit() ? quantity(after).or(() -> quantity(before)).orElse(null) : null;
        return new Difference.Amount(difference, known.currency(), known.perUnit(), quantity);
    }

    /** How many of it the line has on which a rate stands. */
    private static Optional<BigDecimal> quantity(Side side) {
        for (String line = parent(side.path()); !line.isEmpty(); line = parent(line)) {
            BigDecimal quantity = Leaves.number(Json.at(side.version().value(), line + ".quantity"));
            if (quantity != null) {
                return Optional.of(quantity);
            }
        }
        return Optional.empty();
    }

    private static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /** A number that is money. */
    private record Worth(BigDecimal value, String currency, boolean perUnit) {}

    private static Optional<Worth> worth(Side side, Optional<Explanation.Field> decided) {
        String path = side.path();
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
}
