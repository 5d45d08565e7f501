package io.throughline;

import io.throughline.camel.lint.DocumentVariables;
import io.throughline.camel.lint.PresentRecordLint;
import io.throughline.camel.lint.RouteLint;
import io.throughline.camel.lint.ServedRoles;
import io.throughline.camel.lint.StepResults;
import io.throughline.camel.lint.WorkflowFields;
import io.throughline.config.BundleVersion;
import io.throughline.config.Disclosure;
import io.throughline.config.Layers;
import io.throughline.config.MisspeltFolders;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import io.throughline.config.Systems;
import io.throughline.connector.Capabilities;
import io.throughline.desk.DeskFiles;
import io.throughline.intake.IntakeTriggers;
import io.throughline.mapping.Mapping;
import io.throughline.mapping.MappingCatalog;
import io.throughline.mapping.VendorSchemas;
import io.throughline.mapping.lint.LintSources;
import io.throughline.mapping.lint.MappingLint;
import io.throughline.model.EventModel;
import io.throughline.model.SchemaChanges;
import io.throughline.rules.RuleCatalog;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Everything that files say, read and checked together, so that all problems are reported at once. */
record Definitions(
        Layers layers,
        Regions regions,
        Systems systems,
        Capabilities capabilities,
        MappingCatalog mappings,
        EventModel events,
        IntakeTriggers intake,
        DeskFiles desk) {

    static Definitions load(
            Layers layers, UnaryOperator<Systems> accounts, Map<String, String> environment, Problems problems) {
        Layers files = layers.remembered();
        Systems systems = accounts.apply(Systems.load(files, problems));
        IntakeTriggers intake = IntakeTriggers.load(files, systems, environment, problems);
        Disclosure disclosure = Disclosure.load(files, problems);
        Definitions read = load(files, systems, intake, null, problems);
        read.lint(disclosure, problems);
        SchemaChanges.check(files, problems);
        read.events.checkVersions(files, problems);
        return read.with(
                layers,
                DeskFiles.load(layers, read.regions, systems, read.capabilities, read.mappings.schemas(), problems));
    }

    /** Only of the current files: what a transaction in flight is pinned to was checked when it began. */
    private void lint(Disclosure disclosure, Problems problems) {
        VendorSchemas vendors = VendorSchemas.load(layers, problems);
        Map<String, Set<String>> results = StepResults.of(layers, capabilities);
        WorkflowFields.check(layers, results, mappings.schemas(), problems);
        MappingLint.check(
                new LintSources(
                        mappings,
                        vendors,
                        disclosure,
                        regions,
                        systems,
                        results,
                        DocumentVariables.of(layers),
                        ServedRoles.of(layers, capabilities)),
                problems);
    }

    /** The systems that some region or legal entity binds to a role, at any time: the others are described, but nobody works with them. */
    Set<String> boundSystems() {
        return regions.allPeriods().stream()
                .flatMap(region -> region.everySystem().values().stream())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** Behaviour from other files, with the systems, the intake and the desk of these. */
    Definitions withBehaviourOf(Layers files, Problems problems) {
        return load(files, systems, intake, desk, problems);
    }

    /** Behaviour alone, for what takes nothing in and has no desk. */
    static Definitions ofBehaviour(Layers files, Systems systems, Problems problems) {
        return load(files, systems, null, null, problems);
    }

    private static Definitions load(
            Layers layers, Systems systems, IntakeTriggers intake, DeskFiles desk, Problems problems) {
        Layers files = layers.remembered();
        BundleVersion.load(files, problems);
        MisspeltFolders.check(files, problems);
        Regions regions = Regions.load(files, problems);
        RuleCatalog.check(regions, problems);
        Capabilities capabilities = Capabilities.load(files, problems);
        capabilities.checkTimes(systems, problems);
        RouteLint.check(files, capabilities, problems);
        new BoundSystems(files, systems, capabilities, problems).check(regions);
        MappingCatalog mappings = MappingCatalog.load(files, regions.everyChain(), problems);
        PresentRecordLint.check(
                files,
                mappings.namesWhere(Mapping::readsPresent),
                mappings.namesWhere(Mapping::sendsChanges),
                problems);
        Blanks.check(files, problems);
        EventModel events = EventModel.load(files, problems);
        events.check(files, problems);
        return new Definitions(layers, regions, systems, capabilities, mappings, events, intake, desk);
    }

    /** Who works on reads files later too, and sees them as they are then. */
    private Definitions with(Layers changing, DeskFiles files) {
        return new Definitions(changing, regions, systems, capabilities, mappings, events, intake, files);
    }
}
