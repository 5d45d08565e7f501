package io.throughline.connector;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlReader;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads capability files. Codes {@code CAP-10xx}. */
final class CapabilityReader {

    private static final String SUFFIX = ".capability.yaml";
    private static final int LONGEST_CODE = 255;

    private final Layers layers;
    private final Problems problems;

    CapabilityReader(Layers layers, Problems problems) {
        this.layers = layers;
        this.problems = problems;
    }

    List<Capability> read() {
        List<Capability> read = new ArrayList<>();
        for (String path : layers.list("routes", SUFFIX)) {
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            YamlReader.readMap(layers, path, problems)
                    .ifPresent(map -> read.add(capability(folder, map.fields(problems))));
        }
        return read;
    }

    private Capability capability(String folder, YamlFields fields) {
        fields.onlyKeys("system", "role", "roles", "marker", "projectCode", "facts", "operations")
                .require("operations");
        List<String> roles = roles(fields);
        String system =
                fields.text("system").orElseGet(() -> roles.stream().findFirst().orElse(""));
        Map<String, OperationContract> operations = new TreeMap<>();
        Map<String, String> instead = new TreeMap<>();
        fields.map("operations").ifPresent(all -> {
            Home home = new Home(folder, system, roles, new UndoReader(all, problems));
            for (String name : all.names()) {
                instead(name, all).ifPresent(words -> instead.put(name, words));
                operation(home, name, all).ifPresent(found -> operations.put(name, found));
            }
        });
        Optional<ErpFacts> facts = new FactsReader(problems).read(fields, operations);
        return new Capability(system, roles, marker(fields), projectCode(fields), operations, instead, facts);
    }

    /** One role, or several that the connector serves: exactly one of the two words is there. */
    private List<String> roles(YamlFields fields) {
        List<String> roles = fields.texts("roles");
        if (fields.text("role").isPresent() == !roles.isEmpty()) {
            problems.add(
                    "CAP-1020",
                    fields.map(),
                    "the file says " + (roles.isEmpty() ? "neither role nor roles." : "both role and roles."),
                    "Write role: for one system role, or roles: [ … ] for several.");
        }
        return roles.isEmpty() ? fields.text("role").stream().toList() : roles;
    }

    private static Optional<String> instead(String name, YamlMap all) {
        return all.get(name)
                .filter(YamlMap.class::isInstance)
                .map(YamlMap.class::cast)
                .flatMap(map -> map.fields(new Problems()).text("instead"));
    }

    /** Where the operations of a file belong. */
    private record Home(String folder, String system, List<String> roles, UndoReader undo) {

        Optional<String> role(String operation) {
            return roles.stream()
                    .filter(role -> operation.startsWith(role + "-"))
                    .findFirst();
        }

        /** The role in front of the name gives way to the system, so that two roles may share a route. */
        String route(String operation) {
            return role(operation)
                    .filter(role -> !role.equals(system))
                    .map(role -> system + operation.substring(role.length()))
                    .orElse(operation);
        }
    }

    private Optional<OperationContract> operation(Home home, String name, YamlMap all) {
        int before = problems.size();
        if (!(all.get(name).orElse(null) instanceof YamlMap map)) {
            problems.add(
                    "CAP-1001",
                    all.keyPosition(name),
                    all.pathOf(name),
                    "the operation says nothing.",
                    "Write at least safety.");
            return Optional.empty();
        }
        if (home.role(name).isEmpty()) {
            problems.add(
                    "CAP-1002",
                    map,
                    "the operation is not named after its role " + String.join(" or ", home.roles()) + ".",
                    "Write <role>-<object>-<verb>.");
        }
        YamlFields fields = map.fields(problems)
                .onlyKeys(
                        "route",
                        "safety",
                        "subject",
                        "shared",
                        "settle",
                        "keyRetention",
                        "probe",
                        "result",
                        "crosswalk",
                        "undo",
                        "answers",
                        "instead");
        if (fields.text("instead").isPresent() && fields.node("safety").isEmpty()) {
            notOffered(fields);
            return Optional.empty();
        }
        fields.require("safety");
        OperationContract contract = contract(home, name, fields);
        return problems.size() > before ? Optional.empty() : Optional.of(contract);
    }

    /** What the vendor cannot do at all promises nothing. */
    private void notOffered(YamlFields fields) {
        if (fields.map().names().size() > 1) {
            problems.add(
                    "CAP-1021",
                    fields.map(),
                    "the operation is declared as not offered, yet says more than instead.",
                    "Write its safety too if the connector does something in its place, or instead alone.");
        }
    }

    private OperationContract contract(Home home, String name, YamlFields fields) {
        Safety safety = fields.choice("safety", Safety.class).orElse(Safety.READ);
        CapabilityChecks.promise(fields, safety, problems);
        String route = fields.text("route").orElse(home.route(name));
        requireRoute(home, route, fields);
        fields.text("probe").ifPresent(probe -> requireRoute(home, probe, fields));
        return new OperationContract(
                name,
                home.system(),
                route,
                safety,
                fields.text("subject"),
                fields.bool("shared").orElse(false),
                fields.duration("settle").orElse(Duration.ZERO),
                fields.text("probe"),
                fields.text("result"),
                fields.text("crosswalk"),
                keyRetention(fields, safety),
                home.undo().read(name, safety, fields));
    }

    /** {@code unlimited} is no limit, {@code none} for what has no key at all; else a time. */
    private Optional<Duration> keyRetention(YamlFields fields, Safety safety) {
        if (!safety.writes()) {
            return Optional.empty();
        }
        String word = fields.text("keyRetention").orElse("unlimited");
        return switch (word) {
            case "unlimited" -> Optional.empty();
            case "none" -> Optional.of(Duration.ZERO);
            default -> fields.duration("keyRetention");
        };
    }

    private void requireRoute(Home home, String route, YamlFields fields) {
        String path = home.folder() + route + ".yaml";
        boolean plain = route.matches("[a-z0-9]+(-[a-z0-9]+)*");
        if (!plain || layers.find(path).isEmpty()) {
            problems.add(
                    "CAP-1007",
                    fields.map(),
                    "its route '" + route + "' is not there: the operation could not be called.",
                    "Write the route in " + path + ".");
        }
    }

    private MarkerStyle marker(YamlFields fields) {
        Optional<YamlFields> marker = fields.fields("marker");
        marker.ifPresent(found -> found.onlyKeys("style", "maxLength"));
        MarkerStyle style = marker.flatMap(found -> found.choice("style", MarkerStyle.class))
                .orElse(MarkerStyle.TEXT);
        marker.filter(found -> found.integer("maxLength").orElse(LONGEST_CODE) < style.length())
                .ifPresent(found -> problems.add(
                        "CAP-1008",
                        found.map(),
                        "markers of this style have " + style.length() + " characters and would not fit.",
                        "Choose a field that is long enough, or style: digits."));
        return style;
    }

    private ProjectCodeRule projectCode(YamlFields fields) {
        return fields.fields("projectCode").map(this::projectCodeRule).orElse(ProjectCodeRule.ANY);
    }

    private ProjectCodeRule projectCodeRule(YamlFields fields) {
        fields.onlyKeys("maxLength", "pattern");
        int maxLength = fields.integer("maxLength").orElse(LONGEST_CODE);
        try {
            return new ProjectCodeRule(
                    maxLength, Pattern.compile(fields.text("pattern").orElse(".+")));
        } catch (PatternSyntaxException e) {
            problems.add(
                    "CAP-1009",
                    fields.map(),
                    "pattern is no regular expression.",
                    "Mend it: " + e.getDescription() + ".");
            return ProjectCodeRule.ANY;
        }
    }
}
