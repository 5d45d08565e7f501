package io.throughline.runner.entries;

import io.throughline.ledger.entries.EntryProgress.Stage;
import io.throughline.ledger.entries.EntryRecord;
import io.throughline.ledger.entries.PostingLine;
import io.throughline.rules.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One entry as the plain JSON object that {@code entries ID --json} prints: where it stands, every ruling of the newest decision, every line ever made of it. */
final class EntryStory {

    private EntryStory() {}

    /** @param lines oldest first */
    static Map<String, Object> of(EntryRecord entry, List<PostingLine> lines) {
        Map<String, Object> story = EntryRow.of(entry);
        story.put("state", Stage.of(entry, lines).name().toLowerCase(Locale.ROOT));
        story.put("version", entry.version());
        story.put("change", entry.data().get("change"));
        story.put("sourceState", entry.data().get("state"));
        story.put("transaction", entry.transactionId());
        story.put(
                "rulings",
                entry.verdict().rulings().stream().map(EntryStory::ruling).toList());
        story.put("lines", lines.stream().map(line -> line(line, lines)).toList());
        return story;
    }

    private static Map<String, Object> ruling(Map<String, Object> ruling) {
        Map<String, Object> view = new LinkedHashMap<>(ruling);
        Rule.of(String.valueOf(ruling.get("rule"))).ifPresent(rule -> view.put("title", rule.title()));
        return view;
    }

    private static Map<String, Object> line(PostingLine line, List<PostingLine> all) {
        Map<String, Object> view = EntryRow.of(line);
        view.put(
                "reversedBy",
                all.stream()
                        .filter(other -> line.key().equals(other.reverses()))
                        .map(PostingLine::key)
                        .findFirst()
                        .orElse(null));
        return view;
    }
}
