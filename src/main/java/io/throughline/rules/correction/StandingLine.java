package io.throughline.rules.correction;

import io.throughline.rules.time.KnownLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a line is not taken back yet. A correction of cost alone takes back only the cost (D16).
 *
 * @param made the line
 * @param cost whether its cost stands
 * @param bill whether what the customer is charged stands
 */
record StandingLine(KnownLine made, boolean cost, boolean bill) {

    /** The lines of an entry that stand, oldest first. A reversal never stands by itself: it cannot be adjusted again (D14). */
    static List<StandingLine> of(List<KnownLine> lines) {
        Map<String, Set<LinePart>> takenBack = new HashMap<>();
        lines.stream()
                .filter(line -> !line.refused() && line.reverses() != null)
                .forEach(line -> takenBack
                        .computeIfAbsent(line.reverses(), key -> new HashSet<>())
                        .addAll(LinePart.of(line.body())));
        List<StandingLine> standing = new ArrayList<>();
        lines.stream()
                .filter(line -> !line.refused() && line.reverses() == null)
                .forEach(line -> {
                    Set<LinePart> parts = LinePart.of(line.body());
                    parts.removeAll(takenBack.getOrDefault(line.key(), Set.of()));
                    if (!parts.isEmpty()) {
                        standing.add(
                                new StandingLine(line, parts.contains(LinePart.COST), parts.contains(LinePart.BILL)));
                    }
                });
        return standing;
    }
}
