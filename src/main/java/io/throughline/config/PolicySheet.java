package io.throughline.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is in force for a legal entity, and a customer of it, on a day: what, from which file and line, since and until when.
 *
 * @param region the region on that day
 * @param legalEntity the legal entity as the customer has it
 * @param customer key, null for customers like all others
 * @param contract number of the contract in force with the customer, null if there is none
 * @param day the day
 * @param rows in the order of {@link #SECTIONS}
 */
public record PolicySheet(
        Region region, LegalEntity legalEntity, String customer, String contract, LocalDate day, List<Row> rows) {

    /** What a sheet tells first, and what after that. */
    public static final List<String> SECTIONS = List.of(
            "name",
            "country",
            "state",
            "currency",
            "rounding",
            "tax",
            "approval",
            "exchangeRates",
            "policies",
            "rules",
            "calendar",
            "serviceLines",
            "templates",
            "projectCode",
            "subsidiaries",
            "systems",
            "zone",
            "teams");

    /**
     * One value.
     *
     * @param key dotted, such as {@code rounding.mode}
     * @param value as it was written, or as a short sentence for a stage of approval or a tax treatment
     * @param position where it stands
     * @param since the first day on which it is so; null: no file knows another
     * @param until the last day on which it is so; null: no file knows another
     */
    public record Row(String key, String value, Position position, LocalDate since, LocalDate until) {

        /** The part of the sheet to which it belongs: one of {@link #SECTIONS}. */
        public String section() {
            return key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
        }
    }

    /** The sheet of a day; empty if no region has the legal entity. */
    public static Optional<PolicySheet> of(Regions regions, String legalEntity, String customerOrNull, LocalDate day) {
        return regions.selling().stream()
                .filter(region -> region.legalEntity(legalEntity).isPresent())
                .findFirst()
                .map(region -> new PolicySheet(
                        region.on(day),
                        region.on(day).legalEntity(legalEntity, customerOrNull).orElseThrow(),
                        customerOrNull,
                        customerOrNull == null
                                ? null
                                : regions.customers()
                                        .contract(customerOrNull, legalEntity, day)
                                        .orElse(null),
                        day,
                        rows(regions, region, legalEntity, customerOrNull, day)));
    }

    private static List<Row> rows(Regions regions, Region region, String legalEntity, String customer, LocalDate day) {
        List<Validity> periods = regions.periods(region, customer);
        List<Map<String, PolicyLines.Line>> all = periods.stream()
                .map(period -> new PolicyLines(region.on(Periods.dayIn(period)), legalEntity, customer).all())
                .toList();
        int now = 0;
        while (!periods.get(now).holdsOn(day)) {
            now++;
        }
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, PolicyLines.Line> line : new LinkedHashMap<>(all.get(now)).entrySet()) {
            int first = now;
            while (first > 0 && line.getValue().equals(all.get(first - 1).get(line.getKey()))) {
                first--;
            }
            int last = now;
            while (last < all.size() - 1
                    && line.getValue().equals(all.get(last + 1).get(line.getKey()))) {
                last++;
            }
            rows.add(new Row(
                    line.getKey(),
                    line.getValue().value(),
                    line.getValue().position(),
                    periods.get(first).from(),
                    periods.get(last).to()));
        }
        rows.sort(Comparator.comparing(row -> place(row.section())));
        return List.copyOf(rows);
    }

    private static int place(String section) {
        int place = SECTIONS.indexOf(section);
        return place < 0 ? SECTIONS.size() : place;
    }
}
