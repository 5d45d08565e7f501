package io.throughline.drift;

import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.mapping.FieldUse;
import io.throughline.mapping.MappingCatalog;
import io.throughline.mapping.VendorField;
import io.throughline.mapping.VendorSchema;
import io.throughline.mapping.VendorSchemas;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Just the vendor fields, types and picklist values that a bundle uses: what its mappings read and write and its queries name, as the captured
 * schemas of the same bundle describe it. Derived from the files of the bundle, so that it needs no place of its own. Immutable.
 */
public final class Fingerprint {

    private final VendorSchemas schemas;
    private final Map<String, List<FieldUse>> usesByType = new TreeMap<>();
    private final Map<String, RouteUse> routes;
    private final Map<String, List<Used>> used = new ConcurrentHashMap<>();

    /**
     * One captured field with everything that uses it.
     *
     * @param connector the vendor
     * @param field as it was captured
     * @param uses the rules that read or write it, sorted
     * @param selectedBy the routes whose queries name it
     */
    public record Used(String connector, VendorField field, List<FieldUse> uses, Set<RouteUse> selectedBy) {}

    private Fingerprint(VendorSchemas schemas, Collection<FieldUse> uses, Map<String, RouteUse> routes) {
        this.schemas = schemas;
        this.routes = routes;
        uses.forEach(use -> usesByType
                .computeIfAbsent(use.type(), type -> new ArrayList<>())
                .add(use));
    }

    /**
     * The fingerprint of the files of a bundle.
     *
     * @param problems gets what is wrong with the captured schemas
     */
    public static Fingerprint of(Layers files, MappingCatalog mappings, Problems problems) {
        return new Fingerprint(
                VendorSchemas.load(files, problems), mappings.uses(), RouteUses.of(files, mappings::readsOf));
    }

    /** The captured schemas. */
    public VendorSchemas schemas() {
        return schemas;
    }

    /** The connector routes by id, each with what it asks of vendors' objects. */
    public Map<String, RouteUse> routes() {
        return routes;
    }

    /** The rules that read or write fields of a type. */
    List<FieldUse> uses(String type) {
        return usesByType.getOrDefault(type, List.of());
    }

    /** The captured schemas of a connector. */
    List<VendorSchema> schemas(String connector) {
        return schemas.types().stream()
                .filter(type -> type.startsWith(connector + ":"))
                .flatMap(type -> schemas.of(type).stream())
                .toList();
    }

    /** The connectors of which something was captured. */
    public Set<String> connectors() {
        return schemas.types().stream()
                .map(type -> type.substring(0, type.indexOf(':')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The vendor's objects of which a connector uses fields. */
    public Set<String> objects(String connector) {
        Set<String> objects = new TreeSet<>();
        schemas(connector)
                .forEach(schema -> schema.fields().values().stream()
                        .map(VendorField::object)
                        .filter(object -> !object.isEmpty())
                        .forEach(objects::add));
        return objects;
    }

    /** Every captured field of a connector that something uses, by object and path. */
    public List<Used> used(String connector) {
        return used.computeIfAbsent(connector, this::find);
    }

    private List<Used> find(String connector) {
        Map<String, Used> found = new TreeMap<>();
        for (VendorSchema schema : schemas(connector)) {
            for (VendorField field : schema.fields().values()) {
                List<FieldUse> uses = usesOf(schema, field);
                Set<RouteUse> selects = selecting(schema, field);
                if (!field.object().isEmpty() && !(uses.isEmpty() && selects.isEmpty())) {
                    found.merge(
                            field.object() + "." + field.field(),
                            new Used(connector, field, uses, selects),
                            Fingerprint::both);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static Used both(Used one, Used other) {
        List<FieldUse> uses = new ArrayList<>(one.uses());
        other.uses().stream().filter(use -> !uses.contains(use)).forEach(uses::add);
        Set<RouteUse> selects = new java.util.HashSet<>(one.selectedBy());
        selects.addAll(other.selectedBy());
        return new Used(one.connector(), one.field(), sorted(uses), selects);
    }

    /** A use of a field of a parent or a line uses what leads there too. */
    private List<FieldUse> usesOf(VendorSchema schema, VendorField field) {
        boolean leads = !field.picklist().isEmpty() ? false : isPart(schema, field);
        return sorted(uses(schema.type()).stream()
                .filter(use -> schema.field(use.path())
                        .filter(used -> used.path().equals(field.path())
                                || leads && used.path().startsWith(field.path() + "."))
                        .isPresent())
                .toList());
    }

    private static boolean isPart(VendorSchema schema, VendorField field) {
        return schema.fields().values().stream()
                .anyMatch(other -> other.path().startsWith(field.path() + ".")
                        && !other.object().equals(field.object()));
    }

    private Set<RouteUse> selecting(VendorSchema schema, VendorField field) {
        return routes.values().stream()
                .filter(route -> route.selects().stream().anyMatch(selected -> names(schema, field, selected)))
                .collect(Collectors.toSet());
    }

    private static boolean names(VendorSchema schema, VendorField field, RouteUse.Selected selected) {
        if (!selected.object().equalsIgnoreCase(schema.object())) {
            return false;
        }
        Optional<VendorField> named = schema.field(selected.path());
        return named.filter(found -> found.path().equals(field.path())
                        || found.path().startsWith(field.path() + ".") && isPart(schema, field))
                .isPresent();
    }

    private static List<FieldUse> sorted(List<FieldUse> uses) {
        return uses.stream()
                .sorted(java.util.Comparator.comparing(FieldUse::rule)
                        .thenComparing(FieldUse::path)
                        .thenComparing(use -> use.words().toString()))
                .toList();
    }

    /** The fingerprint as a plain value that people can read: by connector, object and field. */
    public Map<String, Object> toPlain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (String connector : connectors()) {
            Map<String, Object> objects = new TreeMap<>();
            for (Used used : used(connector)) {
                Map<String, Object> fields = Json.asObject(
                        objects.computeIfAbsent(used.field().object(), object -> new TreeMap<String, Object>()));
                fields.put(used.field().field(), plain(used));
            }
            plain.put(connector, objects);
        }
        return plain;
    }

    private static Map<String, Object> plain(Used used) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("type", used.field().type());
        if (used.field().maxLength() != null) {
            plain.put("maxLength", used.field().maxLength());
        }
        if (used.field().required()) {
            plain.put("required", true);
        }
        if (!used.field().picklist().isEmpty()) {
            plain.put("values", new ArrayList<Object>(used.field().picklist()));
        }
        return plain;
    }

    /** SHA-256 of {@link #toPlain}, in hex: equal for bundles that use the same of their vendors. */
    public String hash() {
        return Json.hash(toPlain());
    }
}
