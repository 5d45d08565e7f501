package io.throughline.drift;

import io.throughline.config.Nearest;
import io.throughline.drift.DriftFinding.Kind;
import io.throughline.mapping.FieldUse;
import io.throughline.mapping.VendorField;
import io.throughline.mapping.VendorSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Compares what a bundle uses of a vendor with what the vendor's system says now. Pure.
 *
 * @param print what the bundle uses
 * @param connector the vendor
 * @param live the system's objects by name; an object that is not there was not asked for and is not compared
 */
public record DriftComparison(Fingerprint print, String connector, Map<String, LiveObject> live) {

    private static final Set<String> SHAPES = Set.of("object", "array", "envelope");

    /** Everything that differs; by object and field. */
    public List<DriftFinding> findings() {
        List<DriftFinding> found = new ArrayList<>();
        for (Fingerprint.Used used : print.used(connector)) {
            LiveObject object = live.get(used.field().object());
            if (object != null && !object.isMissing() && isVendors(used.field())) {
                compare(used, object, found);
            }
        }
        live.values().stream().filter(LiveObject::isMissing).forEach(object -> gone(object, found));
        newlyRequired(found);
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(DriftFinding::place)
                        .thenComparing(DriftFinding::kind)
                        .thenComparing(DriftFinding::what))
                .toList();
    }

    /** Not what only wraps: the envelope of a child query, the items of a list. */
    private static boolean isVendors(VendorField field) {
        return !field.type().equals("envelope") && !field.field().endsWith("[]");
    }

    private void compare(Fingerprint.Used used, LiveObject object, List<DriftFinding> found) {
        VendorField field = used.field();
        Optional<LiveField> now = object.field(field.field());
        if (now.isEmpty()) {
            if (object.whole()) {
                found.add(fieldGone(used, object));
            }
            return;
        }
        if (!SHAPES.contains(field.type())
                && object.whole()
                && !field.type().equals(now.get().type())) {
            found.add(typeChanged(used, now.get()));
        }
        if (now.get().maxLength() != null
                && (field.maxLength() == null || now.get().maxLength() < field.maxLength())) {
            shorter(used, now.get()).ifPresent(found::add);
        }
        if (!field.picklist().isEmpty() && !now.get().picklist().isEmpty()) {
            values(used, now.get(), found);
        }
    }

    private void gone(LiveObject object, List<DriftFinding> found) {
        List<Fingerprint.Used> all = print.used(connector).stream()
                .filter(used -> used.field().object().equals(object.name()))
                .toList();
        Set<String> routes = new TreeSet<>();
        List<String> rules = new ArrayList<>();
        for (Fingerprint.Used used : all) {
            routes.addAll(routesOf(used.uses(), used.selectedBy(), use -> true));
            rules.addAll(rules(used.uses(), use -> true));
        }
        if (!all.isEmpty()) {
            found.add(new DriftFinding(
                    connector,
                    object.name(),
                    "",
                    Kind.OBJECT_GONE,
                    "%s has no object %s any more, or the integration user may not see it."
                            .formatted(connector, object.name()),
                    "",
                    rules,
                    routes,
                    "Give the integration user access to %s, or change the mappings.".formatted(object.name())));
        }
    }

    private DriftFinding fieldGone(Fingerprint.Used used, LiveObject object) {
        VendorField field = used.field();
        Optional<String> now = renamed(field, object);
        return new DriftFinding(
                connector,
                field.object(),
                field.field(),
                now.isPresent() ? Kind.FIELD_RENAMED : Kind.FIELD_GONE,
                now.map(name -> "the field %s is gone; it probably became %s.".formatted(field.field(), name))
                        .orElse("the field %s is gone, or the integration user may not see it."
                                .formatted(field.field())),
                now.orElse(""),
                rules(used.uses(), use -> true),
                routesOf(used.uses(), used.selectedBy(), use -> true),
                now.map(name ->
                                "Write %s instead of %s in the rules and queries named, or give the field its old name back; then capture the schema anew."
                                        .formatted(name, field.field()))
                        .orElse(
                                "Bring the field back or give the integration user access to it, or take it out of the rules and queries named; then capture the schema anew."));
    }

    /** The field of the same type that nobody here knew, with the same label or the nearest name. */
    private Optional<String> renamed(VendorField field, LiveObject object) {
        Set<String> known = print.schemas(connector).stream()
                .flatMap(schema -> schema.fields().values().stream())
                .filter(other -> other.object().equals(field.object()))
                .map(VendorField::field)
                .collect(Collectors.toSet());
        List<LiveField> fresh = object.fields().values().stream()
                .filter(now -> !known.contains(now.name())
                        && now.type().equals(field.type())
                        && now.custom() == field.custom())
                .toList();
        return fresh.stream()
                .filter(now -> !field.label().isEmpty() && now.label().equals(field.label()))
                .map(LiveField::name)
                .findFirst()
                .or(() -> Nearest.to(
                        field.field(), fresh.stream().map(LiveField::name).toList()));
    }

    private DriftFinding typeChanged(Fingerprint.Used used, LiveField now) {
        VendorField field = used.field();
        boolean harmless = family(field.type()).equals(family(now.type()));
        return new DriftFinding(
                connector,
                field.object(),
                field.field(),
                Kind.TYPE_CHANGED,
                "the type of %s changed from %s to %s%s."
                        .formatted(field.field(), field.type(), now.type(), harmless ? "; values look the same" : ""),
                "",
                rules(used.uses(), use -> true),
                harmless ? Set.of() : routesOf(used.uses(), Set.of(), use -> true),
                harmless
                        ? "Nothing need be done now; capture the schema anew."
                        : "Change the rules named to the new type, or change the type back; then capture the schema anew.");
    }

    private static String family(String type) {
        return switch (type) {
            case "string", "textarea", "picklist", "email", "phone", "url", "encryptedstring", "combobox" -> "text";
            case "double", "currency", "percent", "int", "long", "number", "integer", "float" -> "number";
            default -> type;
        };
    }

    private Optional<DriftFinding> shorter(Fingerprint.Used used, LiveField now) {
        VendorField field = used.field();
        Predicate<FieldUse> mayNotFit = use -> use.writes()
                && (use.words().isEmpty() || use.words().stream().anyMatch(word -> word.length() > now.maxLength()));
        boolean written = used.uses().stream().anyMatch(FieldUse::writes);
        return Optional.of(new DriftFinding(
                        connector,
                        field.object(),
                        field.field(),
                        Kind.SHORTER,
                        "%s takes at most %d characters%s."
                                .formatted(
                                        field.field(),
                                        now.maxLength(),
                                        field.maxLength() == null ? "" : ", before " + field.maxLength()),
                        "",
                        rules(used.uses(), FieldUse::writes),
                        routesOf(used.uses(), Set.of(), mayNotFit),
                        "Make the field as long as before, or cut the text in the rules named ('text: { cut: %d }'); then capture the schema anew."
                                .formatted(now.maxLength())))
                .filter(finding -> written);
    }

    private void values(Fingerprint.Used used, LiveField now, List<DriftFinding> found) {
        List<String> gone = used.field().picklist().stream()
                .filter(value -> !now.picklist().contains(value))
                .toList();
        List<String> fresh = now.picklist().stream()
                .filter(value -> !used.field().picklist().contains(value))
                .toList();
        neverThere(used, now, found);
        List<String> taken = new ArrayList<>();
        for (String value : gone) {
            Optional<String> became =
                    gone.size() == 1 && fresh.size() == 1 ? Optional.of(fresh.get(0)) : Nearest.to(value, fresh);
            became.ifPresent(taken::add);
            Optional.of(valueGone(used, value, became))
                    .filter(finding -> !finding.rules().isEmpty())
                    .ifPresent(found::add);
        }
        fresh.stream()
                .filter(value -> !taken.contains(value))
                .forEach(value -> valueNew(used, value).ifPresent(found::add));
    }

    private DriftFinding valueGone(Fingerprint.Used used, String value, Optional<String> became) {
        VendorField field = used.field();
        Predicate<FieldUse> names = use -> use.words().contains(value);
        return new DriftFinding(
                connector,
                field.object(),
                field.field(),
                became.isPresent() ? Kind.VALUE_RENAMED : Kind.VALUE_GONE,
                became.map(now -> "the value '%s' of %s is gone; it probably became '%s'."
                                .formatted(value, field.field(), now))
                        .orElse("the value '%s' of %s is gone.".formatted(value, field.field())),
                became.orElse(""),
                rules(used.uses(), names),
                routesOf(used.uses(), Set.of(), use -> use.writes() && names.test(use)),
                became.map(now ->
                                "Write '%s' in the rules or tables named, or give the value its old name back; then capture the schema anew."
                                        .formatted(now))
                        .orElse(
                                "Bring the value back, or write another in the rules or tables named; then capture the schema anew."));
    }

    /** Nothing changed since the capture, but the vendor does not have what is written. */
    private void neverThere(Fingerprint.Used used, LiveField now, List<DriftFinding> found) {
        used.uses().stream()
                .filter(FieldUse::writes)
                .flatMap(use -> use.words().stream())
                .filter(word -> !now.picklist().contains(word)
                        && !used.field().picklist().contains(word))
                .distinct()
                .sorted()
                .forEach(word -> found.add(new DriftFinding(
                        connector,
                        used.field().object(),
                        used.field().field(),
                        Kind.VALUE_GONE,
                        "'%s' is none of the values of %s, and was none when they were captured."
                                .formatted(word, used.field().field()),
                        Nearest.to(word, now.picklist()).orElse(""),
                        rules(used.uses(), use -> use.writes() && use.words().contains(word)),
                        Set.of(),
                        "Write one of its values in the rules or tables named, unless the vendor takes any.")));
    }

    /** A new value matters where a table turns what is read into words of ours and does not know it. */
    private Optional<DriftFinding> valueNew(Fingerprint.Used used, String value) {
        Predicate<FieldUse> unaware =
                use -> !use.writes() && !use.words().isEmpty() && !use.words().contains(value);
        if (used.uses().stream().noneMatch(unaware)) {
            return Optional.empty();
        }
        VendorField field = used.field();
        return Optional.of(new DriftFinding(
                connector,
                field.object(),
                field.field(),
                Kind.VALUE_NEW,
                "%s has a new value '%s', which the tables of the rules named do not know."
                        .formatted(field.field(), value),
                "",
                rules(used.uses(), unaware),
                Set.of(),
                "Add a row for it to the tables; until then records with it are held one by one."));
    }

    /** Fields without which the vendor takes no record, and which not all mappings that write its object write. */
    private void newlyRequired(List<DriftFinding> found) {
        Map<String, List<VendorSchema>> silent = new TreeMap<>();
        for (VendorSchema schema : print.schemas(connector)) {
            LiveObject object = live.get(schema.object());
            if (object != null && print.uses(schema.type()).stream().anyMatch(FieldUse::writes)) {
                object.fields().values().stream()
                        .filter(now ->
                                now.required() && !writes(schema, now.name()) && !wasRequired(schema, now.name()))
                        .forEach(now -> silent.computeIfAbsent(
                                        object.name() + "." + now.name(), place -> new ArrayList<>())
                                .add(schema));
            }
        }
        silent.forEach((place, schemas) -> found.add(required(place.substring(place.indexOf('.') + 1), schemas)));
    }

    private boolean writes(VendorSchema schema, String field) {
        return print.uses(schema.type()).stream()
                .filter(FieldUse::writes)
                .flatMap(use -> schema.field(use.path()).stream())
                .anyMatch(written -> written.field().split("\\.")[0].equals(field));
    }

    private DriftFinding required(String field, List<VendorSchema> schemas) {
        Set<String> routes = new TreeSet<>();
        List<String> rules = new ArrayList<>();
        for (VendorSchema schema : schemas) {
            List<FieldUse> writes =
                    print.uses(schema.type()).stream().filter(FieldUse::writes).toList();
            routes.addAll(routesOf(writes, Set.of(), use -> true));
            writes.stream()
                    .map(FieldUse::rule)
                    .min(Comparator.naturalOrder())
                    .ifPresent(
                            first -> rules.add("%s:%d writes %s".formatted(first.file(), first.line(), schema.type())));
        }
        return new DriftFinding(
                connector,
                schemas.get(0).object(),
                field,
                Kind.NEWLY_REQUIRED,
                "%s is required now, and the mappings named do not write it.".formatted(field),
                "",
                rules,
                routes,
                "Make the field optional, give it a default in the vendor's system, or write it in the mappings named; then capture the schema anew.");
    }

    private static boolean wasRequired(VendorSchema schema, String name) {
        return schema.fields().values().stream()
                .anyMatch(field ->
                        field.object().equals(schema.object()) && field.field().equals(name) && field.required());
    }

    private static List<String> rules(Collection<FieldUse> uses, Predicate<FieldUse> which) {
        return uses.stream()
                .filter(which)
                .map(use -> "%s:%d %s %s"
                        .formatted(use.rule().file(), use.rule().line(), use.writes() ? "writes" : "reads", use.path()))
                .distinct()
                .sorted()
                .toList();
    }

    /** The routes that carry out such rules, and those whose queries name the field. */
    private Set<String> routesOf(Collection<FieldUse> uses, Set<RouteUse> selecting, Predicate<FieldUse> which) {
        Set<String> routes = new TreeSet<>();
        selecting.forEach(route -> routes.add(route.route()));
        uses.stream()
                .filter(which)
                .forEach(use -> print.routes().values().stream()
                        .filter(route -> (use.writes() ? route.writes() : route.reads()).contains(use.type()))
                        .forEach(route -> routes.add(route.route())));
        return routes;
    }
}
