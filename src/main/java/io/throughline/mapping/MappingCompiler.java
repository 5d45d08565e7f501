package io.throughline.mapping;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.config.Nearest;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.Validity;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Compiles a base file and the overlays of a chain to a mapping, for each period in which its rules do not change. */
final class MappingCompiler {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9-]+:[a-z0-9-]+");
    private static final String CANONICAL = "canonical:";

    private final LookupTables lookups;
    private final CanonicalSchemas schemas;
    private final List<Anatomy> anatomies = new CopyOnWriteArrayList<>();

    MappingCompiler(LookupTables lookups, CanonicalSchemas schemas) {
        this.lookups = lookups;
        this.schemas = schemas;
    }

    /**
     * The mapping; empty, with problems, if it cannot be used.
     *
     * @param overlays the narrowest first
     * @param chain whose overlays and rows count, the narrowest first
     */
    Optional<Mapping> compile(MappingFile base, List<MappingFile> overlays, List<String> chain, Problems problems) {
        int before = problems.size();
        LayeredFields layered = new LayeredFields(base, overlays, problems);
        YamlFields top = header(base, problems);
        overlays.forEach(overlay -> overlayHeader(overlay, problems));
        layered.check();
        List<DatedMapping.Period> periods = new ArrayList<>();
        for (Validity period : layered.periods()) {
            periods.add(new DatedMapping.Period(period, compile(base, layered, period, chain, problems)));
        }
        Optional<DatedMapping.ValidOn> validOn = top.node("validOn").map(node -> validOn(node, layered, problems));
        if (problems.size() > before) {
            return Optional.empty();
        }
        return Optional.of(
                periods.size() == 1
                        ? periods.get(0).mapping()
                        : Mapping.dated(base, new DatedMapping(periods, validOn.orElse(DatedMapping.ValidOn.DATE))));
    }

    /** The rules of everything that was compiled so far, also of what has problems. */
    List<Anatomy> anatomies() {
        return anatomies;
    }

    private Mapping compile(
            MappingFile base, LayeredFields layered, Validity period, List<String> chain, Problems problems) {
        LayeredFields.OfPeriod fields = layered.in(period);
        Compilation compilation = new Compilation(
                problems,
                fields.layers(),
                fields.validities(),
                lookups,
                (table, column) -> lookups.in(table, chain, column));
        Structures.Fields plan =
                new ValueCompiler(compilation).fields(fields.merged(), true, sendsChanges(base, compilation));
        checkPresent(base, compilation);
        checkWrites(base.type("target"), compilation);
        compilation.leavesOut(() -> layered.leftOut(period, fields.merged()));
        anatomies.add(new Anatomy(
                base.name(),
                base.type("source"),
                base.type("target"),
                chain,
                period,
                base.yaml().get("target").map(YamlNode::position).orElse(Position.of(base.path())),
                compilation.readings(),
                compilation.writes(),
                fields.merged()));
        return new Mapping(base, base.type("source"), base.type("target"), plan, compilation, schemas);
    }

    private static boolean sendsChanges(MappingFile base, Compilation compilation) {
        YamlFields top = base.yaml().fields(new Problems());
        base.yaml().get(SendingCompiler.SEND).ifPresent(compilation::sendsChanges);
        return StepCompiler.flag(top, SendingCompiler.SEND, SendingCompiler.CHANGED, compilation);
    }

    /** A canonical object is sent to nobody, so no target has a record of it. */
    private static void checkPresent(MappingFile base, Compilation compilation) {
        if (base.toCanonical()) {
            compilation
                    .needsPresent()
                    .forEach(node -> compilation.problem(
                            "MAP-1032",
                            node,
                            "this speaks of the record that the target has, but nothing is sent by a mapping to canonical.",
                            "Remove it, or write it into a mapping from canonical."));
        }
    }

    private DatedMapping.ValidOn validOn(YamlNode node, LayeredFields fields, Problems problems) {
        Compilation compilation = new Compilation(
                problems, fields.layers(), Map.of(), lookups, (table, column) -> lookups.in(table, List.of(), column));
        Value value = new ValueCompiler(compilation).pathOrValue(node);
        return new DatedMapping.ValidOn(
                value, compilation.origin(node), Set.copyOf(compilation.reads()), compilation.parts());
    }

    private YamlFields header(MappingFile file, Problems problems) {
        YamlFields top = file.yaml().fields(problems);
        top.onlyKeys("mapping", "description", "source", "target", "overridable", "validOn", "send", "fields")
                .require("mapping", "source", "target", "fields");
        named(file, top, problems);
        type(file, top, "source", !file.toCanonical(), problems);
        type(file, top, "target", file.toCanonical(), problems);
        return top;
    }

    private static void named(MappingFile file, YamlFields top, Problems problems) {
        if (top.text("mapping").filter(name -> !name.equals(file.name())).isPresent()) {
            problems.add(
                    "MAP-1001",
                    file.yaml().entries().get("mapping"),
                    "the name does not fit the path of the file.",
                    "Write 'mapping: " + file.name() + "'.");
        }
    }

    private void type(MappingFile file, YamlFields top, String side, boolean canonical, Problems problems) {
        String type = top.text(side).orElse("");
        String owner = canonical ? CANONICAL : file.system() + ":";
        if (!type.isEmpty() && (!TYPE.matcher(type).matches() || !type.startsWith(owner))) {
            problems.add(
                    "MAP-1001",
                    file.yaml().entries().get(side),
                    "the type does not fit the path of the file.",
                    "Write '" + owner + "<object>'.");
        } else if (!type.isEmpty() && !canonical && !type.equals(owner + file.object())) {
            problems.add(
                    "MAP-1123",
                    file.yaml().entries().get(side),
                    "the type is not the one that the path of the file names: routes find the mapping by its path, and nothing would be checked against the schema of that type.",
                    "Write '" + owner + file.object() + "'.");
        } else if (side.equals("target") && canonical && !schemas.objects().contains(type.replace(CANONICAL, ""))) {
            problems.add(
                    "MAP-1009",
                    file.yaml().entries().get(side),
                    "the canonical object has no usable schema, so results could not be checked.",
                    "Create mappings/canonical/" + type.replace(CANONICAL, "") + ".schema.json.");
        }
    }

    /** A field that the schema does not know would refuse every result: better told now than by the first deal. */
    private void checkWrites(String target, Compilation compilation) {
        String object = target.replace(CANONICAL, "");
        if (!target.startsWith(CANONICAL) || !schemas.objects().contains(object)) {
            return;
        }
        compilation.writes().forEach((path, rule) -> {
            if (!schemas.knows(object, path)) {
                compilation.problem(
                        "MAP-1011",
                        rule,
                        "the canonical " + object + " has no field " + path + ", so no result would fit its schema.",
                        nearest(object, path)
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse("Remove it, or add it to mappings/canonical/" + object + ".schema.json."));
            }
        });
    }

    private Optional<String> nearest(String object, String path) {
        int dot = path.lastIndexOf('.');
        String around = dot < 0 ? "" : path.substring(0, dot);
        return Nearest.to(
                path.substring(dot + 1), schemas.shapeOf(object, around).names());
    }

    private static void overlayHeader(MappingFile overlay, Problems problems) {
        YamlFields top = overlay.yaml().fields(problems);
        top.onlyKeys("mapping", "description", "validFrom", "validTo", "fields").require("mapping", "fields");
        named(overlay, top, problems);
    }
}
