package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * D38, D42, D43, D44: what of each entry is open, on a draft or billed, over all invoices, credits and cancellations.
 *
 * <p>It follows from which documents there are, never from the order in which they came: a credit note that is read before its invoice, or a document
 * that is read twice, gives the same. Only what stands on an invoice can be reopened, and once. Immutable; may be used by several threads.
 */
public final class BillingHistory {

    private final Map<String, Standing> standings;
    private final List<Ruling> rulings;

    private BillingHistory(Map<String, Standing> standings, List<Ruling> rulings) {
        this.standings = standings;
        this.rulings = List.copyOf(rulings);
    }

    /**
     * Reckons the history.
     *
     * @param entries approved entries, each once by id
     * @param documents canonical invoices and credit notes in their latest version; of two with the same id the last counts
     */
    public static BillingHistory of(Collection<LoggedEntry> entries, Collection<Map<String, Object>> documents) {
        Map<String, LoggedEntry> byId = new LinkedHashMap<>();
        entries.stream()
                .sorted(Comparator.comparing(LoggedEntry::on).thenComparing(LoggedEntry::id))
                .forEach(entry -> byId.put(entry.id(), entry));
        Map<String, Fields> invoices = Credits.byId(documents);
        BilledQuantities quantities = new BilledQuantities(byId, invoices);
        Map<String, Standing> standings = new LinkedHashMap<>();
        byId.values().forEach(entry -> standings.put(entry.id(), quantities.standing(entry)));
        List<Ruling> rulings = new ArrayList<>(quantities.rulings());
        standings.values().stream()
                .filter(Standing::isOverbilled)
                .map(HistoryRulings::overbilled)
                .forEach(rulings::add);
        return new BillingHistory(standings, rulings);
    }

    /** What became of an entry; empty if it is none of the entries. */
    public Optional<Standing> standing(String entryId) {
        return Optional.ofNullable(standings.get(entryId));
    }

    /** What became of all entries, by day and id. */
    public List<Standing> standings() {
        return List.copyOf(standings.values());
    }

    /**
     * What the next invoice takes: everything open whose day is within its dates; reopened or new makes no difference (D42).
     *
     * @param from first day; null for no limit
     * @param to last day; null for no limit
     */
    public List<Standing> next(LocalDate from, LocalDate to) {
        return standings.values().stream()
                .filter(standing -> standing.open().signum() != 0)
                .filter(standing -> from == null || !standing.entry().on().isBefore(from))
                .filter(standing -> to == null || !standing.entry().on().isAfter(to))
                .toList();
    }

    /** The billed seconds that the next invoice takes. */
    public long nextSeconds(LocalDate from, LocalDate to) {
        return next(from, to).stream()
                .filter(standing -> standing.entry().isTime())
                .map(Standing::open)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .longValueExact();
    }

    /**
     * What the next invoice is worth, without tax.
     *
     * @param currency of the contract; entries in another are left out, they are held elsewhere (D29)
     */
    public Money nextAmount(LocalDate from, LocalDate to, String currency) {
        return next(from, to).stream()
                .map(Standing::openAmount)
                .filter(amount -> amount.currency().equals(currency))
                .reduce(Money.none(currency), Money::plus);
    }

    /**
     * The status of a timesheet by its entries (D44).
     *
     * @param entryIds entries of the timesheet that are billed at all; unknown ones are passed over
     * @return {@code approved}, {@code partly-billed} or {@code billed}
     */
    public String timesheetStatus(Collection<String> entryIds) {
        List<Standing> sheet = entryIds.stream()
                .map(standings::get)
                .filter(standing ->
                        standing != null && standing.entry().quantity().signum() != 0)
                .toList();
        boolean any =
                sheet.stream().anyMatch(standing -> standing.billedQuantity().signum() != 0);
        boolean all = sheet.stream()
                .allMatch(standing ->
                        standing.billedQuantity().compareTo(standing.entry().quantity()) == 0);
        return !any ? "approved" : all ? "billed" : "partly-billed";
    }

    /** What was decided about credits, and what a person must mend: credits that name nothing, entries that are invoiced twice. */
    public List<Ruling> rulings() {
        return rulings;
    }
}
