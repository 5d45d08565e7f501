package io.throughline.rules.correction;

import io.throughline.canonical.Money;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import io.throughline.rules.time.KnownLine;
import io.throughline.rules.time.PlannedLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to be posted so that the books say what an entry says now: D14 (approval cancelled), D15 (on an invoice), D16 (one reversal and one new line),
 * D18 (known already), D19 (deleted).
 *
 * @param lines reversals first, each linked to the line it takes back; empty if nothing is to be posted
 * @param ruling what was decided; null for a new entry that is simply posted
 */
public record EntryCorrection(List<PlannedLine> lines, Ruling ruling) {

    /** Copies the lines. */
    public EntryCorrection {
        lines = List.copyOf(lines);
    }

    /**
     * Decides.
     *
     * @param change what became of the entry
     * @param made every line that was ever made for it, oldest first
     * @param wanted the lines that it would make as it is now, were it new; empty unless it is approved. A key that was used already gets a number
     * @param booking when the books take a reversal; if nothing is open for one of them, all is held with D17
     */
    public static EntryCorrection of(
            EntryChange change, List<KnownLine> made, List<PlannedLine> wanted, BookingDay booking) {
        EntryCorrection correction = anew(change, made, wanted, booking);
        return new EntryCorrection(named(correction.lines(), made), correction.ruling());
    }

    private static EntryCorrection anew(
            EntryChange change, List<KnownLine> made, List<PlannedLine> wanted, BookingDay booking) {
        List<StandingLine> standing = StandingLine.of(made);
        Numbers numbers = Numbers.of("entry", change.entryId())
                .and("standing lines", standing.size())
                .and("invoice", change.invoiceId());
        if (standing.isEmpty()) {
            return unposted(change, wanted, numbers);
        } else if (change.what() != EntryChange.What.APPROVED) {
            return takenBack(change, standing, booking, numbers);
        } else if (same(standing, wanted, EnumSet.allOf(LinePart.class))) {
            String says = "The same version was posted already.";
            return new EntryCorrection(List.of(), Ruling.skipped("D18", says, numbers.map()));
        }
        return changed(change, new Lines(standing, wanted), booking, numbers);
    }

    /**
     * What stands of an entry in the books.
     *
     * @param field {@code cost} or {@code bill}, or another amount of a line
     * @param currency in which it is told; lines in another are left out
     */
    public static Money standing(List<KnownLine> made, String field, String currency) {
        return made.stream()
                .filter(line -> !line.refused())
                .flatMap(line -> Money.ofPlain(line.body().get(field)).stream())
                .filter(money -> money.currency().equals(currency))
                .reduce(Money.none(currency), Money::plus);
    }

    private record Lines(List<StandingLine> standing, List<PlannedLine> wanted) {}

    private static EntryCorrection unposted(EntryChange change, List<PlannedLine> wanted, Numbers numbers) {
        return switch (change.what()) {
            case APPROVED -> new EntryCorrection(wanted, null);
            case UNAPPROVED ->
                new EntryCorrection(
                        List.of(), Ruling.skipped("D11", "It waits for approval; nothing is posted.", numbers.map()));
            case DELETED ->
                new EntryCorrection(
                        List.of(), Ruling.skipped("D19", "It was deleted before it was posted.", numbers.map()));
        };
    }

    private static EntryCorrection takenBack(
            EntryChange change, List<StandingLine> standing, BookingDay booking, Numbers numbers) {
        boolean deleted = change.what() == EntryChange.What.DELETED;
        if (change.isInvoiced()) {
            return new EntryCorrection(List.of(), creditFirst(deleted ? "D19" : "D15", numbers));
        }
        String rule = deleted ? "D19" : "D14";
        String says = deleted
                ? "The deleted entry is taken back."
                : "The approval was cancelled: what it made is taken back and cannot be adjusted again.";
        return pair(
                standing, List.of(), EnumSet.allOf(LinePart.class), booking, Ruling.applied(rule, says, numbers.map()));
    }

    private static EntryCorrection changed(EntryChange change, Lines lines, BookingDay booking, Numbers numbers) {
        if (!change.isInvoiced()) {
            String says = "The correction is one reversal and one new line for each that stands.";
            Ruling ruling = Ruling.applied("D16", says, numbers.map());
            return pair(lines.standing(), lines.wanted(), EnumSet.allOf(LinePart.class), booking, ruling);
        } else if (!same(lines.standing(), lines.wanted(), EnumSet.of(LinePart.BILL))) {
            return new EntryCorrection(List.of(), creditFirst("D15", numbers));
        }
        String says = "Only the cost is corrected; the invoice stays as it is.";
        Ruling ruling =
                Ruling.applied("D16", says, numbers.and("cost only", true).map());
        return pair(lines.standing(), lines.wanted(), EnumSet.of(LinePart.COST), booking, ruling);
    }

    private static EntryCorrection pair(
            List<StandingLine> standing,
            List<PlannedLine> wanted,
            Set<LinePart> parts,
            BookingDay booking,
            Ruling ruling) {
        List<PlannedLine> lines = new ArrayList<>();
        for (StandingLine line : standing) {
            Set<LinePart> stands = EnumSet.copyOf(parts);
            stands.retainAll(parts(line));
            Optional<LocalDate> on = booking.of(line.made().place().legalEntity(), bookedOn(line));
            if (on.isEmpty()) {
                return new EntryCorrection(List.of(), nothingOpen(line));
            } else if (!stands.isEmpty()) {
                lines.add(LineReversal.of(line, stands, on.get(), ruling.rule()));
            }
        }
        wanted.stream()
                .filter(line -> LinePart.of(line.body()).stream().anyMatch(parts::contains))
                .map(line -> new PlannedLine(
                        line.key(), null, line.place(), line.period(), LineReversal.without(line.body(), parts)))
                .forEach(lines::add);
        return new EntryCorrection(lines, ruling);
    }

    private static Set<LinePart> parts(StandingLine line) {
        Set<LinePart> parts = EnumSet.noneOf(LinePart.class);
        if (line.cost()) {
            parts.add(LinePart.COST);
        }
        if (line.bill()) {
            parts.add(LinePart.BILL);
        }
        return parts;
    }

    /** Halves are compared each for itself: after a correction of cost alone they stand in two lines. */
    private static boolean same(List<StandingLine> standing, List<PlannedLine> wanted, Set<LinePart> parts) {
        return parts.stream().allMatch(part -> {
            List<Map<String, Object>> are = standing.stream()
                    .filter(line -> parts(line).contains(part))
                    .map(line -> LineContent.of(line.made().place(), line.made().body(), EnumSet.of(part)))
                    .toList();
            List<Map<String, Object>> shouldBe = new ArrayList<>(wanted.stream()
                    .filter(line -> LinePart.of(line.body()).contains(part))
                    .map(line -> LineContent.of(line.place(), line.body(), EnumSet.of(part)))
                    .toList());
            return are.size() == shouldBe.size() && are.stream().allMatch(shouldBe::remove);
        });
    }

    private static List<PlannedLine> named(List<PlannedLine> wanted, List<KnownLine> made) {
        Set<String> used = made.stream().map(KnownLine::key).collect(Collectors.toCollection(HashSet::new));
        return wanted.stream()
                .map(line -> {
                    String key = line.key();
                    for (int number = 2; !used.add(key); number++) {
                        key = line.key() + "-" + number;
                    }
                    Map<String, Object> body = new LinkedHashMap<>(line.body());
                    body.put("key", key);
                    return new PlannedLine(key, line.reverses(), line.place(), line.period(), body);
                })
                .toList();
    }

    private static LocalDate bookedOn(StandingLine line) {
        Map<String, Object> body = line.made().body();
        return LocalDate.parse((String) body.getOrDefault("accountingOn", body.get("workedOn")));
    }

    private static Ruling creditFirst(String rule, Numbers numbers) {
        return Ruling.held(
                rule,
                "It is on a posted invoice, so it cannot be taken back or changed: credit first.",
                numbers.map(),
                "finance",
                "Credit the entry on its invoice in the ERP; then the change is posted by itself.",
                null);
    }

    private static Ruling nothingOpen(StandingLine line) {
        return Ruling.held(
                "D17",
                "No period is open for the reversal.",
                Numbers.of("line", line.made().key())
                        .and("booked on", bookedOn(line))
                        .map(),
                "finance",
                "Open the next period in the ERP and retry.",
                null);
    }
}
