package io.throughline.runner.terminal;

import io.throughline.BundleFiles;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Stored bundles, in the shape of {@code bundles --json}, as a table for people. */
public final class BundleTable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final String LINE = "%-13s %-20s %-17s %6s %6s  %s";

    private final ZoneId zone;

    /** @param zone the zone of the person who reads */
    public BundleTable(ZoneId zone) {
        this.zone = zone;
    }

    /** One line each. */
    public String of(List<Map<String, Object>> bundles) {
        if (bundles.isEmpty()) {
            return "No bundles yet: no runner has started on this ledger.";
        }
        StringBuilder text =
                new StringBuilder(LINE.formatted("BUNDLE", "VERSION", "FIRST STORED", "OPEN", "ENDED", "CHANGED")
                        .stripTrailing());
        bundles.forEach(bundle -> text.append('\n').append(line(bundle)));
        return text.toString();
    }

    private String line(Map<String, Object> bundle) {
        String current = Boolean.TRUE.equals(bundle.get("current")) ? "current · " : "";
        return LINE.formatted(
                        BundleFiles.shortened(bundle.get("hash").toString()),
                        PlainText.line(bundle.get("version").toString(), 20),
                        TIME.format(
                                Instant.parse(bundle.get("stored").toString()).atZone(zone)),
                        bundle.get("open"),
                        bundle.get("ended"),
                        current + PlainText.line(bundle.get("changed").toString(), 100))
                .stripTrailing();
    }
}
