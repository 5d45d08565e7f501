package io.throughline;

import io.throughline.camel.workflow.OperationAttempt;
import io.throughline.camel.workflow.OperationCaller;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.config.Region;
import io.throughline.config.SystemConfig;
import io.throughline.intake.page.PageFeed;
import io.throughline.intake.page.PagePlan;
import io.throughline.intake.page.PageSources;
import io.throughline.workflow.OperationContract;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page feeds that the plans of intake and the bindings of the regions make, read through the operations of the connectors. Thread-safe. */
final class OperationPages implements PageSources {

    private final Definitions definitions;
    private final OperationCaller caller;
    private final List<PageFeed> feeds;

    OperationPages(Definitions definitions, Collection<PagePlan> plans, OperationCaller caller) {
        this.definitions = definitions;
        this.caller = caller;
        this.feeds = feeds(definitions, plans);
    }

    /** The feeds of these plans: one for each system that has the operation. Two plans that come to the same feed are one, the first by name. */
    static List<PageFeed> feeds(Definitions definitions, Collection<PagePlan> plans) {
        Map<String, PageFeed> feeds = new TreeMap<>();
        Map<String, PagePlan> byName =
                new TreeMap<>(plans.stream().collect(Collectors.toMap(PagePlan::name, plan -> plan)));
        byName.values()
                .forEach(plan -> systems(definitions, plan).stream()
                        .filter(system -> contract(definitions, plan.operation(), system) != null)
                        .map(plan::at)
                        .forEach(feed -> feeds.putIfAbsent(feed.name(), feed)));
        return List.copyOf(feeds.values());
    }

    private static Set<String> systems(Definitions definitions, PagePlan plan) {
        if (plan.system() != null) {
            return Set.of(plan.system());
        }
        Set<String> systems = new TreeSet<>();
        for (Region region : definitions.regions().allPeriods()) {
            systems.addAll(region.everySystem().getOrDefault(plan.role(), Set.of()));
        }
        return systems;
    }

    private static OperationContract contract(Definitions definitions, String operation, String system) {
        return definitions
                .systems()
                .find(system)
                .flatMap((SystemConfig account) -> definitions.capabilities().operation(operation, account))
                .orElse(null);
    }

    @Override
    public List<PageFeed> feeds() {
        return feeds;
    }

    @Override
    public Answer read(PageFeed feed, Map<String, Object> document) {
        OperationContract contract = contract(definitions, feed.operation(), feed.system());
        OperationResult result = caller.call(new OperationAttempt(contract, document, "", "", feed.region(), () -> {}));
        if (result.applied() && result.value() != null) {
            return new Answer(result.value(), null, null);
        }
        String problem = result.problem() == null ? "it answered without a page" : result.problem();
        return new Answer(null, result.code() == null ? problem : result.code() + " " + problem, result.retryAfter());
    }

    @Override
    public List<String> problems(String object, Map<String, Object> data) {
        return CanonicalResults.in(definitions.mappings().schemas()).problems(object, data);
    }
}
