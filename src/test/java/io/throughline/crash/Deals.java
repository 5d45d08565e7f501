package io.throughline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import io.throughline.config.Layers;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.Workload;
import io.throughline.ledger.check.Limits;
import io.throughline.ledger.check.SourceFact;
import io.throughline.ledger.check.Verdict;
import io.throughline.runner.check.LedgerCheck;
import io.throughline.runner.check.Witnesses;
import io.throughline.runner.demo.Simulator;
import io.throughline.runner.standalone.Patience;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.Timeline;
import io.throughline.workflow.TransactionState;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Deals that a test wins, and what must be true of them in the end. */
final class Deals {

    private static final Duration REST = Duration.ofSeconds(120);
    private static final Limits LIMITS = new Limits(14, 3, Duration.ofMinutes(2));

    private final Simulators simulators;
    private final List<String> won = new ArrayList<>();

    Deals(Simulators simulators) {
        this.simulators = simulators;
    }

    Deals win(int count) throws Exception {
        won.addAll(simulator("salesforce").win(count, List.of("us", "de", "fr", "gb"), Map.of(), Map.of()));
        return this;
    }

    Simulator simulator(String system) {
        return new Simulator(HttpClient.newHttpClient(), URI.create(simulators.url(system)));
    }

    /** How many records of a type calls have created. */
    long created(String system, String type) throws Exception {
        return simulator(system).journal().stream()
                .filter(line -> "created".equals(line.get("effect")) && type.equals(line.get("type")))
                .filter(line -> line.get("marker") != null)
                .count();
    }

    /** Waits until all came in and nothing goes on by itself any more. */
    void comeToRest(Ledger ledger) throws Exception {
        assertThat(Patience.until(REST, () -> atRest(ledger)))
                .as(() -> told(ledger))
                .isPresent();
    }

    private Optional<Boolean> atRest(Ledger ledger) {
        try {
            // in this order: the load of a moment at which a deal had not come in yet says nothing of it
            boolean cameIn = states(ledger).size() == won.size();
            Workload load = ledger.workload();
            return cameIn && load.due() + load.leased() + load.waiting() == 0 ? Optional.of(true) : Optional.empty();
        } catch (LedgerUnavailableException down) {
            return Optional.empty();
        }
    }

    List<TransactionState> states(Ledger ledger) {
        return won.stream()
                .flatMap(deal -> ledger.ofObject("opportunity", deal).stream())
                .filter(one -> one.workflow().equals("opportunity-to-project"))
                .map(one -> one.state())
                .toList();
    }

    /** All became projects, and the checker finds nothing; its verdict. */
    Verdict assertAllCompletedOnce(Ledger ledger) throws Exception {
        Map<String, URI> urls = new LinkedHashMap<>();
        simulators.urls().forEach((name, url) -> urls.put(name, URI.create(url)));
        List<SourceFact> facts = won.stream()
                .map(id -> SourceFact.acknowledged("salesforce", "opportunity", id))
                .toList();
        Verdict verdict = new LedgerCheck(
                        Throughline.builder().layers(Layers.over(Path.of(""))).promises(), LIMITS)
                .judge(new Witnesses(urls), facts, ledger::snapshot);
        assertThat(verdict.violated())
                .as(() -> verdict.toPlain() + told(ledger))
                .isEmpty();
        assertThat(states(ledger)).as(() -> told(ledger)).hasSize(won.size()).containsOnly(TransactionState.COMPLETED);
        return verdict;
    }

    private static String told(Ledger ledger) {
        try {
            return ledger.recent(50).stream().map(Timeline::of).collect(Collectors.joining("\n", "\n", ""));
        } catch (LedgerUnavailableException down) {
            return down.getMessage();
        }
    }
}
