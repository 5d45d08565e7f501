package io.throughline;

import io.throughline.camel.lint.StepUndos;
import io.throughline.camel.lint.WorkflowOutlines;
import io.throughline.config.Layers;
import io.throughline.connector.Capabilities;
import io.throughline.drift.DriftFinding;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.WorkflowOutline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** How far a change of a vendor's system reaches: from routes to operations, workflows and feeds. */
final class DriftReach {

    private static final String INTAKE = "config/intake.yaml";

    private final Layers layers;
    private final Capabilities capabilities;
    private final List<WorkflowOutline> outlines;
    private final Map<String, Collection<String>> undos;

    DriftReach(Layers layers, Capabilities capabilities) {
        this.layers = layers;
        this.capabilities = capabilities;
        this.outlines = WorkflowOutlines.of(layers);
        this.undos = StepUndos.in(layers);
    }

    AffectedFinding of(DriftFinding finding) {
        Set<String> operations = operations(finding);
        return new AffectedFinding(finding, operations, workflows(operations), feeds(finding));
    }

    private Set<String> operations(DriftFinding finding) {
        Set<String> names = new TreeSet<>();
        capabilities.operations(finding.connector()).values().stream()
                .filter(contract -> finding.routes().contains(contract.route()) || probes(contract, finding))
                .forEach(contract -> names.add(contract.name()));
        return names;
    }

    private static boolean probes(OperationContract contract, DriftFinding finding) {
        return contract.probe().filter(finding.routes()::contains).isPresent();
    }

    private Map<String, Set<String>> workflows(Set<String> operations) {
        Map<String, Set<String>> names = new TreeMap<>();
        for (WorkflowOutline outline : outlines) {
            Set<String> called = new TreeSet<>();
            outline.places().forEach(place -> {
                called.add(place.operation());
                called.addAll(undos.getOrDefault(place.operation(), List.of()));
            });
            called.retainAll(operations);
            if (!called.isEmpty()) {
                names.put(outline.workflow(), called);
            }
        }
        return names;
    }

    /** A feed that names a field which is gone reads nothing at all any more. */
    private List<String> feeds(DriftFinding finding) {
        boolean gone =
                finding.kind() == DriftFinding.Kind.FIELD_GONE || finding.kind() == DriftFinding.Kind.FIELD_RENAMED;
        if (!gone || layers.find(INTAKE).isEmpty()) {
            return List.of();
        }
        Pattern word = Pattern.compile("\\b" + Pattern.quote(finding.field()) + "\\b");
        List<String> lines = layers.find(INTAKE).orElseThrow().text().lines().toList();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String rule = lines.get(i).replaceFirst("(^|\\s)#.*", "");
            if (word.matcher(rule).find()) {
                found.add(INTAKE + ":" + (i + 1));
            }
        }
        return found;
    }
}
