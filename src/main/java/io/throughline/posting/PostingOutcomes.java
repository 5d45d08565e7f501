package io.throughline.posting;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.entries.Decided;
import io.throughline.ledger.entries.EntryKey;
import io.throughline.ledger.entries.EntryRecord;
import io.throughline.ledger.entries.EntryState;
import io.throughline.ledger.entries.Gathering;
import io.throughline.ledger.entries.LineOutcome;
import io.throughline.ledger.entries.LineState;
import io.throughline.ledger.entries.PostingBatch;
import io.throughline.ledger.entries.PostingLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Notes what the ERP said to each line. An entry with a line that the ERP refused is held, with the ERP's words, until a person has mended what it names; the good
 * lines of the batch stay posted. Thread-safe.
 */
public final class PostingOutcomes {

    /** Gate of the product: the ERP took the line. */
    public static final String RULE = "RUL-1011";

    private static final String TEAM = "finance";
    private static final List<String> PARTS = List.of("cost", "bill", "nonChargeable");

    private final Ledger ledger;
    private final Gathering gathering;
    private final HeldEntries holds;

    /** @param holds tells the desk about what is held */
    public PostingOutcomes(Ledger ledger, Gathering gathering, HeldEntries holds) {
        this.ledger = ledger;
        this.gathering = gathering;
        this.holds = holds;
    }

    /**
     * Keeps a posting.
     *
     * @param posting in the shape of {@code mappings/canonical/posting.schema.json}
     * @return {@code {"posted": 498, "refused": 2}}; a line that was there already counts as posted
     */
    public Map<String, Object> keep(Map<String, Object> posting, String transactionId) {
        List<LineOutcome> outcomes = Json.asList(posting.get("lines")).stream()
                .map(Json::asObject)
                .map(PostingOutcomes::outcome)
                .toList();
        ledger.entries().record(outcomes);
        Map<String, String> refused = outcomes.stream()
                .filter(one -> one.outcome().state() == LineState.REFUSED)
                .collect(Collectors.toMap(LineOutcome::key, one -> one.outcome().reason(), (one, other) -> one));
        if (!refused.isEmpty()) {
            hold(Json.textAt(posting, "batchId"), refused, transactionId);
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("posted", outcomes.size() - refused.size());
        kept.put("refused", refused.size());
        return kept;
    }

    private static LineOutcome outcome(Map<String, Object> line) {
        boolean refused = "refused".equals(line.get("outcome"));
        return new LineOutcome(
                (String) line.get("key"),
                new PostingLine.Outcome(
                        refused ? LineState.REFUSED : LineState.POSTED,
                        (String) line.get("documentId"),
                        (String) line.get("documentNumber"),
                        refused ? String.valueOf(line.getOrDefault("reason", "The ERP gave no reason.")) : null));
    }

    private void hold(String batchId, Map<String, String> refused, String transactionId) {
        PostingBatch batch = ledger.entries().batch(batchId).orElseThrow();
        Map<EntryKey, PostingLine> lines = new LinkedHashMap<>();
        batch.lines().stream()
                .filter(line -> refused.containsKey(line.key()))
                .forEach(line -> lines.putIfAbsent(line.entry(), line));
        Map<EntryKey, EntryRecord> known = ledger.entries().known(lines.keySet());
        Map<EntryKey, List<PostingLine>> made = ledger.entries().lines(lines.keySet());
        List<Decided> held = new ArrayList<>();
        lines.forEach((key, line) -> {
            EntryRecord entry = known.get(key);
            if (entry != null && misses(entry, line, made.getOrDefault(key, List.of()))) {
                held.add(new Decided(held(entry, line, refused.get(line.key()), batch, transactionId), List.of()));
            }
        });
        ledger.entries().store(held, gathering);
        holds.tell(held.stream().map(Decided::entry).toList());
    }

    /**
     * Whether the books miss a refused line: the entry was decided about and counts on it. They do not where a later decision took the line back or made another one in
     * its place, as after a refusal that is told twice.
     */
    private static boolean misses(EntryRecord entry, PostingLine refused, List<PostingLine> made) {
        return entry.verdict().state() == EntryState.DECIDED
                && made.stream()
                        .filter(line -> line.outcome().state() != LineState.REFUSED)
                        .noneMatch(line -> line.revision() > refused.revision() && replaces(line, refused));
    }

    private static boolean replaces(PostingLine line, PostingLine refused) {
        boolean takesItBack = refused.key().equals(line.reverses());
        boolean inItsPlace = Objects.equals(refused.reverses(), line.reverses())
                && Objects.equals(refused.body().get("leg"), line.body().get("leg"));
        boolean whole = PARTS.stream()
                .allMatch(
                        part -> line.body().get(part) != null || refused.body().get(part) == null);
        return (takesItBack || inItsPlace) && whole;
    }

    private static EntryRecord held(
            EntryRecord entry, PostingLine line, String reason, PostingBatch batch, String transactionId) {
        List<Map<String, Object>> rulings = new ArrayList<>();
        rulings.add(ruling(line, reason));
        rulings.addAll(entry.verdict().rulings());
        return new EntryRecord(
                entry.key(),
                entry.version(),
                entry.revision(),
                entry.place(),
                new EntryRecord.Verdict(
                        EntryState.HELD,
                        HeldEntries.key(
                                RULE, batch.key().legalEntity(), batch.key().projectId()),
                        RULE,
                        TEAM,
                        bill(line, batch.key().currency()),
                        rulings),
                entry.data(),
                transactionId);
    }

    private static Map<String, Object> ruling(PostingLine line, String reason) {
        Map<String, Object> ruling = new LinkedHashMap<>();
        ruling.put("rule", RULE);
        ruling.put("effect", "held");
        ruling.put("says", "The ERP refused the line: " + reason);
        ruling.put("numbers", Map.of("line", line.key(), "batch", line.batchId()));
        ruling.put("team", TEAM);
        ruling.put("fix", "Mend in the ERP or at the source what it names, then try again.");
        return ruling;
    }

    private static Money bill(PostingLine line, String currency) {
        return Money.ofPlain(line.body().get("bill")).orElseGet(() -> new Money(BigDecimal.ZERO, currency));
    }
}
