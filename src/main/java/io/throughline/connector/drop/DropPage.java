package io.throughline.connector.drop;

import io.throughline.canonical.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One page of the rows that a system left, file by file in the order of arrival. For one call. */
final class DropPage {

    private static final int MOST = 1000;
    private static final int USUAL = 200;

    private final RowReader reader;
    private final int size;
    private final Instant since;
    private final Optional<DropPlace> asked;
    private final boolean unknown;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private DropPlace place;
    private boolean more;

    /**
     * Of what a feed operation was asked for.
     *
     * @param feed {@code position}, {@code since}, {@code page}
     */
    DropPage(RowReader reader, Map<String, Object> feed) {
        this.reader = reader;
        this.size = feed.get("page") instanceof Number number ? Math.max(1, Math.min(MOST, number.intValue())) : USUAL;
        String position = Json.textAt(feed, "position");
        this.asked = Optional.ofNullable(position).flatMap(DropPlace::parse);
        this.unknown = position != null && asked.isEmpty();
        this.since = position == null ? since(feed) : Instant.EPOCH;
    }

    private static Instant since(Map<String, Object> feed) {
        try {
            return Instant.parse(String.valueOf(feed.get("since")));
        } catch (DateTimeException e) {
            throw new DropException(
                    400,
                    "CON-1706 a feed was asked neither from a position nor from an instant: nothing was read. Name one.",
                    "since");
        }
    }

    /**
     * Reads on.
     *
     * @param files all files of the folder that fit, in their order
     * @param quietSince files that arrived later may still be written
     * @return {@code rows, more, next?, expired?}
     */
    Map<String, Object> read(List<DropFile> files, Instant quietSince) throws IOException {
        Optional<DropFile> current = asked.filter(DropPlace::isWithinFile)
                .flatMap(begun -> files.stream()
                        .filter(file -> file.label().equals(begun.label()))
                        .findFirst());
        boolean gone = asked.filter(DropPlace::isWithinFile).isPresent() && current.isEmpty();
        if (unknown || gone) {
            return Map.of("rows", List.of(), "more", false, "expired", true);
        }
        place = asked.orElse(null);
        if (current.filter(file -> asked.get().isOf(file)).isPresent()) {
            take(current.get(), asked.get().rows());
        }
        for (DropFile file : files) {
            if (isAhead(file) && !file.arrived().isAfter(quietSince)) {
                take(file, 0);
            }
        }
        return told();
    }

    private boolean isAhead(DropFile file) {
        return asked.map(from -> from.isBefore(file))
                .orElseGet(() -> !file.arrived().isBefore(since));
    }

    private void take(DropFile file, int from) throws IOException {
        if (rows.size() >= size) {
            more = true;
            return;
        }
        RowReader.Content content = reader.left(file);
        List<Map<String, Object>> all = content.rows();
        int end = Math.min(all.size(), from + size - rows.size());
        rows.addAll(all.subList(Math.min(from, end), end));
        more = end < all.size();
        place = new DropPlace(file.arrived(), more ? end : DropPlace.ALL, content.hash(), file.label());
    }

    private Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("rows", rows);
        told.put("more", more);
        if (place != null) {
            told.put("next", place.text());
        }
        return told;
    }

    /** Files that arrived until then are surely whole. */
    static Instant quietSince(Instant now, Duration quiet) {
        return now.minus(quiet);
    }
}
