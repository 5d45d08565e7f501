package io.throughline;

import io.throughline.camel.workflow.OperationAttempt;
import io.throughline.camel.workflow.OperationCaller;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.config.Region;
import io.throughline.staffing.PeopleCopies;
import io.throughline.staffing.PeopleMatch;
import io.throughline.workflow.OperationContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the people of every PSA with those of every ERP, from time to time. Of a system that cannot be read, what was known before counts meanwhile, because of a
 * list that is half nobody is missing. For one thread.
 */
final class People {

    private static final Logger LOG = LoggerFactory.getLogger(People.class);
    private static final int MOST_PAGES = 1000;
    private static final int PAGE = 1000;

    private final Definitions definitions;
    private final OperationCaller caller;
    private final PeopleCopies copies;
    private final Clock clock;
    private final Duration every;
    private Instant next = Instant.MIN;

    People(Definitions definitions, OperationCaller caller, PeopleCopies copies, Clock clock, Duration every) {
        this.definitions = definitions;
        this.caller = caller;
        this.copies = copies;
        this.clock = clock;
        this.every = every;
    }

    /** Compares if it is time again; how many copies changed. */
    int refresh() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return 0;
        }
        next = now.plus(every);
        Lists psas = lists("psa");
        Lists erps = psas.people().isEmpty() ? psas : lists("erp");
        if (psas.people().isEmpty() || erps.people().isEmpty()) {
            return 0;
        }
        int changed = 0;
        for (Map.Entry<String, List<Map<String, Object>>> psa : psas.people().entrySet()) {
            PeopleMatch match = PeopleMatch.of(psa.getKey(), psa.getValue(), erps.people());
            changed += copies.keep(psa.getKey(), match, erps.unread(), now.toString());
        }
        return changed;
    }

    /**
     * The people of the systems of a role.
     *
     * @param people by system
     * @param unread systems that could not be asked
     */
    private record Lists(Map<String, List<Map<String, Object>>> people, Set<String> unread) {}

    private Lists lists(String role) {
        Lists lists = new Lists(new TreeMap<>(), new TreeSet<>());
        for (Region region : definitions.regions().selling()) {
            for (String system : region.everySystem().getOrDefault(role, Set.of())) {
                if (!lists.people().containsKey(system) && !lists.unread().contains(system)) {
                    list(role, system, region, lists);
                }
            }
        }
        return lists;
    }

    /** A connector that lists nobody leaves its people unknown, which is no failure. */
    private void list(String role, String system, Region region, Lists lists) {
        definitions
                .systems()
                .find(system)
                .flatMap(account -> definitions.capabilities().operation(role + "-employee-list", account))
                .ifPresent(contract -> list(contract, region)
                        .ifPresentOrElse(
                                people -> lists.people().put(system, people),
                                () -> lists.unread().add(system)));
    }

    private Optional<List<Map<String, Object>>> list(OperationContract contract, Region region) {
        List<Map<String, Object>> people = new ArrayList<>();
        Object position = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            OperationResult answer = caller.call(
                    new OperationAttempt(contract, document(region, position), "", "", region.code(), () -> {}));
            if (!answer.applied() || answer.value() == null) {
                LOG.warn(
                        "LED-2133 the people of {} cannot be listed: {}. Those known before count meanwhile; they are asked for again in {}.",
                        contract.system(),
                        answer.problem(),
                        every);
                return Optional.empty();
            }
            Json.asList(answer.value().get("items")).stream()
                    .map(item -> Json.at(item, "data"))
                    .filter(Map.class::isInstance)
                    .forEach(data -> people.add(Json.asObject(data)));
            position = answer.value().get("position");
            if (!Boolean.TRUE.equals(answer.value().get("more")) || position == null) {
                return Optional.of(people);
            }
        }
        LOG.warn(
                "LED-2134 the list of people of {} does not end after {} pages. Those known before count meanwhile; report it as a bug of the connector.",
                contract.system(),
                MOST_PAGES);
        return Optional.empty();
    }

    private static Map<String, Object> document(Region region, Object position) {
        Map<String, Object> feed = new LinkedHashMap<>();
        feed.put("page", PAGE);
        if (position != null) {
            feed.put("position", position);
        }
        return Map.of("event", Map.of("data", Map.of()), "transaction", Map.of("region", region.code()), "feed", feed);
    }
}
