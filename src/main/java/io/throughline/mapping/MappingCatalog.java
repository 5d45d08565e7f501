package io.throughline.mapping;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.config.ConfigurationException;
import io.throughline.config.Layers;
import io.throughline.config.Nearest;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.YamlMap;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All mappings, compiled for all chains of overlays. A chain names whose overlays and table rows count, the narrowest first: a customer
 * ({@code customers/acme}), a legal entity ({@code entities/de01}), then the codes of the region and those it extends. Chains whose overlays and tables do not differ share one compiled mapping. Nothing is read from
 * files after loading. May be used by several threads.
 */
public final class MappingCatalog {

    private final Map<String, MappingFile> bases = new TreeMap<>();
    private final Map<String, Map<String, MappingFile>> overlays = new TreeMap<>();
    private final Map<String, String> byTypes = new TreeMap<>();
    private final Map<Variant, Mapping> compiled = new ConcurrentHashMap<>();
    private final LookupTables lookups;
    private final CanonicalSchemas schemas;
    private final MappingCompiler compiler;

    /** A mapping with the part of a chain that matters to it. */
    private record Variant(String mapping, List<String> chain) {}

    private MappingCatalog(LookupTables lookups, CanonicalSchemas schemas) {
        this.lookups = lookups;
        this.schemas = schemas;
        this.compiler = new MappingCompiler(lookups, schemas);
    }

    /**
     * Reads and compiles every mapping for every chain, and for none.
     *
     * @param layers where the files lie
     * @param chains every chain there is, the narrowest first: {@code [de, emea]}, {@code [customers/acme, entities/de01, de, emea]}
     * @param problems gets everything that is wrong with any file; a mapping with a problem is left out of the catalog
     */
    public static MappingCatalog load(Layers layers, Collection<List<String>> chains, Problems problems) {
        MappingCatalog catalog =
                new MappingCatalog(LookupTables.load(layers, problems), MappingFiles.schemas(layers, problems));
        List<MappingFile> files = MappingFiles.load(layers, problems);
        files.forEach(catalog::add);
        new LoneTables(files).check(catalog.lookups, problems);
        catalog.checkOverlays(chains, problems);
        catalog.bases.values().forEach(base -> catalog.index(base, problems));
        Set<List<String>> all = new HashSet<>(chains);
        all.add(List.of());
        for (String name : catalog.bases.keySet()) {
            all.forEach(chain -> catalog.compile(catalog.variant(name, chain), problems));
        }
        return catalog;
    }

    private void add(MappingFile file) {
        if (file.owner().isEmpty()) {
            bases.put(file.name(), file);
        } else {
            overlays.computeIfAbsent(file.name(), name -> new TreeMap<>()).put(file.owner(), file);
        }
    }

    private void index(MappingFile base, Problems problems) {
        String types = types(base.type("source"), base.type("target"));
        String other = byTypes.putIfAbsent(types, base.name());
        if (other != null) {
            problems.add(
                    "MAP-1001",
                    base.place(),
                    "",
                    "mappings/" + other + ".yaml has the same source and target, so a route could not tell them apart.",
                    "Give one of them another type.");
        }
    }

    private static String types(String source, String target) {
        return source + " " + target;
    }

    private void checkOverlays(Collection<List<String>> chains, Problems problems) {
        Owners owners = new Owners(chains, problems);
        overlays.forEach((name, byOwner) -> byOwner.forEach((owner, file) -> {
            if (bases.containsKey(name)) {
                owners.check(file);
            } else if (!problems.isAbout(
                    "mappings/" + name + ".yaml")) { // a base that cannot be read is told by itself
                problems.add(
                        "MAP-1007",
                        file.place(),
                        "",
                        "there is no mappings/" + name + ".yaml.",
                        Nearest.to(name, bases.keySet())
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse("Create it."));
            }
        }));
        owners.check(lookups);
    }

    private Variant variant(String name, List<String> chain) {
        Set<String> own = overlays.getOrDefault(name, Map.of()).keySet();
        Set<String> ofTables = lookups.owners();
        return new Variant(
                name,
                chain.stream()
                        .filter(code -> own.contains(code) || ofTables.contains(code))
                        .toList());
    }

    private Optional<Mapping> compile(Variant variant, Problems problems) {
        Mapping known = compiled.get(variant);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Mapping> mapping =
                compiler.compile(bases.get(variant.mapping()), overlays(variant), variant.chain(), problems);
        mapping.ifPresent(made -> compiled.put(variant, made));
        return mapping;
    }

    private List<MappingFile> overlays(Variant variant) {
        return variant.chain().stream()
                .flatMap(code ->
                        Optional.ofNullable(overlays.getOrDefault(variant.mapping(), Map.of())
                                        .get(code))
                                .stream())
                .toList();
    }

    /** The names of all mappings, sorted, also of those with problems. */
    public Set<String> names() {
        return new TreeSet<>(bases.keySet());
    }

    /** Whether a mapping is there and its base compiled without a problem. */
    public boolean isUsable(String name) {
        return compiled.keySet().stream().anyMatch(variant -> variant.mapping().equals(name));
    }

    /** The rules of all mappings for all chains, also of mappings with problems. */
    public List<Anatomy> anatomies() {
        return List.copyOf(compiler.anatomies());
    }

    /** The rules of a mapping for one chain, which need not be one that was loaded. */
    public List<Anatomy> anatomies(String name, List<String> chain) {
        MappingCompiler apart = new MappingCompiler(lookups, schemas);
        Variant variant = variant(name, chain);
        apart.compile(bases.get(name), overlays(variant), variant.chain(), new Problems());
        return List.copyOf(apart.anatomies());
    }

    /** The part of a chain that matters to a mapping: others have no overlay of it and no row in any table. */
    public List<String> chainFor(String name, List<String> chain) {
        return variant(name, chain).chain();
    }

    /** Where the base file of a mapping says what it is. */
    Position placeOf(String name) {
        return bases.get(name).place();
    }

    /** The overlays of each mapping that is there, as they are written, by whose they are. */
    public Map<String, Map<String, YamlMap>> overlays() {
        Map<String, Map<String, YamlMap>> written = new TreeMap<>();
        overlays.forEach((name, byOwner) -> byOwner.forEach((owner, file) -> {
            if (bases.containsKey(name)) {
                written.computeIfAbsent(name, one -> new TreeMap<>()).put(owner, file.yaml());
            }
        }));
        return written;
    }

    /** Every row of every table. */
    public List<TableRow> tableRows() {
        return lookups.all().stream().flatMap(LookupTable::plainRows).toList();
    }

    /** The schemas of the canonical objects. */
    public CanonicalSchemas schemas() {
        return schemas;
    }

    /**
     * A mapping as a region has it.
     *
     * @param name such as {@code salesforce/opportunity.to-canonical}
     * @param chain the codes of the region, the narrowest first; empty for the base alone
     * @throws IllegalArgumentException if there is no mapping of this name
     * @throws ConfigurationException if its files have problems
     */
    public Mapping mapping(String name, List<String> chain) {
        if (!bases.containsKey(name)) {
            throw new IllegalArgumentException("There is no mappings/" + name + ".yaml in any layer.");
        }
        Variant variant = variant(name, chain);
        Mapping known = compiled.get(variant);
        if (known != null) {
            return known;
        }
        Problems problems = new Problems();
        return compile(variant, problems).orElseThrow(() -> new ConfigurationException(problems.sorted()));
    }

    /**
     * The mapping from one type to another as a region has it; empty if there is none.
     *
     * @param source such as {@code salesforce:opportunity}
     * @param target such as {@code canonical:opportunity}
     */
    public Optional<Mapping> between(String source, String target, List<String> chain) {
        return Optional.ofNullable(byTypes.get(types(source, target))).map(name -> mapping(name, chain));
    }

    /** Every path that the mapping of a region may read. */
    public Set<String> reads(String name, List<String> chain) {
        return mapping(name, chain).reads();
    }

    /** The names of the mappings of which something holds in any region, for example {@link Mapping#readsPresent()}. */
    public Set<String> namesWhere(Predicate<Mapping> holds) {
        return compiled.values().stream().filter(holds).map(Mapping::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Every path that any mapping from this type may read, in whatever region. */
    public Set<String> readsOf(String type) {
        return compiled.values().stream()
                .filter(mapping -> mapping.source().equals(type))
                .flatMap(mapping -> mapping.reads().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Every path that the mapping of a region may write. */
    public Set<String> writes(String name, List<String> chain) {
        return mapping(name, chain).writes();
    }

    /** Every rule of every mapping, of all chains for which they were loaded, that reads or writes a field. */
    public Set<FieldUse> uses() {
        return compiled.values().stream()
                .flatMap(mapping -> mapping.uses().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
