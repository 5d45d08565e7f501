package io.throughline.runner.archive;

import io.throughline.BundleFiles;
import io.throughline.canonical.Json;
import io.throughline.replay.Compared;
import io.throughline.replay.Difference;
import io.throughline.replay.Gap;
import io.throughline.replay.Place;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A comparison as JSON, in the shape of docs/changing-mappings.md.
 *
 * @param open whether values are shown that are personal, cost rates or typed by somebody
 */
public record DiffJson(boolean open) {

    /** The whole. */
    public Map<String, Object> of(DiffResult result) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("old", bundle(result.before()));
        view.put("new", bundle(result.after()));
        view.put("transactions", counts(result));
        view.put("atStake", money(result.atStake()));
        view.put(
                "differences",
                result.different().stream()
                        .flatMap(one -> one.differences().stream().map(difference -> row(one.head(), difference)))
                        .toList());
        view.put("byField", result.fields().stream().map(DiffJson::total).toList());
        view.put(
                "stakes",
                result.different().stream()
                        .map(one -> Map.of("transaction", one.head().transaction(), "atStake", money(one.atStake())))
                        .toList());
        view.put(
                "notReplayed",
                result.transactions().stream()
                        .flatMap(one -> one.gaps().stream().map(gap -> gap(one.head(), gap)))
                        .toList());
        view.put("unknown", result.unknown());
        return view;
    }

    private static Map<String, Object> bundle(BundleFiles files) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("hash", files.hash());
        view.put("version", files.version().version());
        return view;
    }

    private static Map<String, Object> counts(DiffResult result) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("compared", result.transactions().size());
        view.put("equal", result.transactions().size() - result.different().size());
        view.put("different", result.different().size());
        view.put("notReplayedWhole", result.withGaps());
        view.put("leftOut", result.leftOut());
        return view;
    }

    private static Map<String, Object> money(Map<String, BigDecimal> amounts) {
        Map<String, Object> view = new LinkedHashMap<>();
        amounts.forEach((currency, value) -> view.put(currency, plain(value)));
        return view;
    }

    private static String plain(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        return (shortest.scale() < 2 ? shortest.setScale(2) : shortest).toPlainString();
    }

    private Map<String, Object> row(Compared.Head head, Difference difference) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", difference.kind().word());
        view.put("transaction", head.transaction());
        view.put("workflow", head.workflow());
        view.put("region", head.region());
        view.put("customer", open && head.customerName() != null ? head.customerName() : head.customer());
        view.put("deal", head.deal());
        view.put("step", difference.step());
        view.put("record", difference.record());
        view.put("field", difference.field());
        view.put("old", shown(difference, difference.before()));
        view.put("new", shown(difference, difference.after()));
        Difference.Amount amount = difference.hidden() && !open ? null : difference.amount();
        view.put("difference", amount == null ? null : amount.value().toPlainString());
        view.put("currency", amount == null ? null : amount.currency());
        view.put("perUnit", amount == null ? null : amount.perUnit());
        view.put("oldRule", place(difference.oldPlace()));
        view.put("newRule", place(difference.newPlace()));
        return view;
    }

    private static Map<String, Object> place(Place place) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", place.rule());
        view.put("lookups", place.lookups());
        view.put("layer", place.layer());
        view.put("reads", place.reads());
        return view;
    }

    private Object shown(Difference difference, Object value) {
        return value == null || open || !difference.hidden() ? value : hidden(value);
    }

    /** What is shown in place of a value. */
    public static String hidden(Object value) {
        return "(hidden, %d characters)".formatted(text(value).length());
    }

    /** A value in words. */
    public static String text(Object value) {
        if (value == null) {
            return "–";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Map || value instanceof List ? Json.write(value) : value.toString();
    }

    private static Map<String, Object> total(FieldTotal total) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", total.kind());
        view.put("record", total.record());
        view.put("field", total.field());
        view.put("differences", total.differences());
        view.put("transactions", total.transactions().size());
        view.put("difference", total.amount() == null ? null : total.amount().toPlainString());
        view.put("currency", total.currency().isEmpty() ? null : total.currency());
        return view;
    }

    private static Map<String, Object> gap(Compared.Head head, Gap gap) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("transaction", head.transaction());
        view.put("step", gap.step());
        view.put("reason", gap.reason());
        view.put("detail", gap.detail());
        return view;
    }
}
