package io.throughline.runner.terminal;

import io.throughline.config.Position;
import io.throughline.config.RegionalChange;
import io.throughline.config.Validity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a region has otherwise than the base, as a table and as JSON. */
public final class RegionView {

    private static final int WIDEST = 200;

    private RegionView() {}

    /** A block for each mapping, table and file. */
    public static String text(String region, List<String> chain, List<RegionalChange> changes) {
        List<String> lines = new ArrayList<>();
        lines.add("%s over the base (%s): %d differences"
                .formatted(region, String.join(" over ", chain), changes.size()));
        String where = "";
        for (RegionalChange change : changes) {
            if (!change.where().equals(where)) {
                where = change.where();
                lines.add("");
                lines.add(heading(change));
            }
            lines.add("  %s%s".formatted(change.key(), days(change.validity())));
            lines.add("    base   " + side(change.before(), change.beforeAt(), "nothing"));
            lines.add("    %-6s %s".formatted(region, side(change.after(), change.afterAt(), "left out")));
        }
        return String.join("\n", lines);
    }

    private static String heading(RegionalChange change) {
        return switch (change.kind()) {
            case FIELD -> "mapping " + change.where();
            case ROW -> "table " + change.where();
            case POLICY -> change.where();
        };
    }

    private static String days(Validity validity) {
        return validity.equals(Validity.ALWAYS) ? "" : "  (" + validity + ")";
    }

    private static String side(String words, Position at, String none) {
        return PlainText.line(words == null ? none : words, WIDEST) + (at == null ? "" : "  " + at);
    }

    /** In the shape of docs/cli.md. */
    public static Map<String, Object> json(String region, List<String> chain, List<RegionalChange> changes) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("region", region);
        json.put("chain", chain);
        json.put("differences", changes.stream().map(RegionView::change).toList());
        return json;
    }

    private static Map<String, Object> change(RegionalChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", change.kind().word());
        json.put("where", change.where());
        json.put("key", change.key());
        json.put("base", side(change.before(), change.beforeAt()));
        json.put("region", side(change.after(), change.afterAt()));
        Validity days = change.validity();
        json.put("validFrom", days.from() == null ? null : days.from().toString());
        json.put("validTo", days.to() == null ? null : days.to().toString());
        return json;
    }

    private static Map<String, Object> side(String words, Position at) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", words);
        json.put("file", at == null ? null : at.file());
        json.put("line", at == null ? null : at.line());
        return json;
    }
}
