package io.throughline.config;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code files:} of {@code config/connectors/*.yaml}. Code {@code SYS-1023}. */
final class FileFormReader {

    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final String FOLDER = "[A-Za-z0-9][A-Za-z0-9_-]{0,60}";

    private final Problems problems;

    FileFormReader(Problems problems) {
        this.problems = problems;
    }

    FileForm read(YamlFields fields) {
        fields.onlyKeys(
                "encoding",
                "separator",
                "decimal",
                "dateForm",
                "quiet",
                "leaves",
                "takes",
                "needs",
                "decimals",
                "dates");
        Map<String, String> takes = takes(fields);
        Set<String> leaves = Set.copyOf(fields.texts("leaves"));
        leaves.forEach(folder -> folder(fields, "leaves", folder));
        if (leaves.isEmpty() && takes.isEmpty()) {
            wrong(fields, "leaves", "it names no folder.", "Name folders in leaves: or takes:.");
        }
        return new FileForm(
                encoding(fields),
                sign(fields, "separator", ",", ",;|\t"),
                sign(fields, "decimal", ".", ".,"),
                dateForm(fields),
                fields.duration("quiet").orElse(QUIET),
                leaves,
                takes,
                fields.texts("needs"),
                Set.copyOf(fields.texts("decimals")),
                Set.copyOf(fields.texts("dates")));
    }

    private Map<String, String> takes(YamlFields fields) {
        Map<String, String> takes = new HashMap<>();
        fields.fields("takes")
                .ifPresent(inner -> inner.map()
                        .names()
                        .forEach(name -> inner.text(name).ifPresent(taken -> takes.put(name, taken))));
        takes.forEach((folder, taken) -> {
            folder(fields, "takes", folder);
            folder(fields, "takes", taken);
        });
        return takes;
    }

    private void folder(YamlFields fields, String key, String name) {
        if (!name.matches(FOLDER)) {
            wrong(fields, key, "a folder is one plain name.", "Write letters, digits, _ and - only, without a path.");
        }
    }

    private Charset encoding(YamlFields fields) {
        String name = fields.text("encoding").orElse("UTF-8");
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            wrong(
                    fields,
                    "encoding",
                    "there is no such encoding.",
                    "Write UTF-8, windows-1252, ISO-8859-15 or the like.");
            return StandardCharsets.UTF_8;
        }
    }

    private char sign(YamlFields fields, String key, String otherwise, String allowed) {
        String text = fields.text(key).orElse(otherwise);
        if (text.length() != 1 || allowed.indexOf(text.charAt(0)) < 0) {
            wrong(fields, key, "it is none of the signs that can stand here.", "Write one of " + allowed.strip() + ".");
            return otherwise.charAt(0);
        }
        return text.charAt(0);
    }

    private Optional<String> dateForm(YamlFields fields) {
        return fields.text("dateForm").filter(form -> {
            try {
                DateTimeFormatter.ofPattern(form);
                return true;
            } catch (IllegalArgumentException e) {
                wrong(fields, "dateForm", "this is no form of a date.", "Write one such as dd.MM.yyyy.");
                return false;
            }
        });
    }

    private void wrong(YamlFields fields, String key, String message, String action) {
        Position position =
                fields.node(key).map(YamlNode::position).orElse(fields.map().position());
        problems.add(
                "SYS-1023",
                position,
                fields.map().pathOf(key),
                "files of the system cannot be read or written so: " + message,
                action);
    }
}
