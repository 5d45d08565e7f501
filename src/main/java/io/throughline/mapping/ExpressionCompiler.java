package io.throughline.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import io.throughline.config.Position;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compiles {@code expr:} with the paths that it says it reads. */
final class ExpressionCompiler {

    private final Compilation compilation;

    ExpressionCompiler(Compilation compilation) {
        this.compilation = compilation;
    }

    Value expression(YamlNode node, YamlFields rule, Origin origin) {
        Optional<List<ExpressionRead>> reads = reads(rule, origin);
        if (!(node instanceof YamlScalar scalar)
                || scalar.isNull()
                || scalar.text().isBlank()) {
            compilation.problem("MAP-1023", node, "this is " + node.kind() + ", not an expression.", "Write JSONata.");
            return ValueCompiler.BROKEN;
        }
        if (reads.isEmpty()) {
            return ValueCompiler.BROKEN;
        }
        Set<String> given = reads.get().stream()
                .map(ExpressionRead::variable)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> names = reads.get().stream()
                .flatMap(read -> read.names().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<ExpressionCheck.Finding> findings = ExpressionCheck.of(scalar.text(), given, names);
        findings.forEach(found -> problem("MAP-1024", scalar, rule, found.at(), found.message(), found.action()));
        return findings.isEmpty()
                ? compiled(scalar, rule)
                        .<Value>map(compiled -> new Expression(compiled, reads.get(), origin))
                        .orElse(ValueCompiler.BROKEN)
                : ValueCompiler.BROKEN;
    }

    private Optional<Jsonata> compiled(YamlScalar expression, YamlFields rule) {
        int at = 0;
        String why;
        try {
            Jsonata compiled = Jsonata.jsonata(expression.text());
            if (compiled.getErrors() == null || compiled.getErrors().isEmpty()) {
                return Optional.of(compiled);
            }
            why = "it cannot be parsed";
        } catch (JException e) {
            at = Math.max(0, Math.min(e.getLocation(), expression.text().length()));
            why = String.valueOf(e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            why = "it ends too early, or is nested too deeply";
        }
        problem(
                "MAP-1023",
                expression,
                rule,
                at,
                "this is no expression of JSONata: " + why + ".",
                "Mend it at this place.");
        return Optional.empty();
    }

    private Optional<List<ExpressionRead>> reads(YamlFields rule, Origin origin) {
        if (!rule.map().has("reads")) {
            compilation.problem(
                    "MAP-1025",
                    rule.map(),
                    "an expression says what it reads.",
                    "Add 'reads: [ Path, Lines[].Amount, … ]', or 'reads: []' if it reads nothing.");
            return Optional.empty();
        }
        List<ExpressionRead> reads = new ArrayList<>();
        for (String written : rule.texts("reads")) {
            Optional<ExpressionRead> read = ExpressionRead.of(written, origin);
            read.ifPresentOrElse(
                    found -> {
                        reads.add(found);
                        note(found.parts());
                    },
                    () -> compilation.problem(
                            "MAP-1003",
                            rule.map().entries().get("reads"),
                            "'reads' has an entry that is no path.",
                            "Use Account.Name, Lines[].Amount, /Id or $region; no '*'."));
        }
        return Optional.of(List.copyOf(reads));
    }

    private void note(List<SourcePath> parts) {
        if (parts.size() == 1) {
            compilation.reads(parts.get(0));
            return;
        }
        compilation.ofItems(parts.get(0), () -> {
            note(parts.subList(1, parts.size()));
            return null;
        });
    }

    /** The place of a character: exact in expressions of one line, and in blocks whose lines are indented by two as usual. */
    private void problem(String code, YamlScalar expression, YamlFields rule, int at, String message, String action) {
        String before =
                expression.text().substring(0, Math.min(at, expression.text().length()));
        int newline = before.lastIndexOf('\n');
        Position begin = expression.position();
        boolean block = expression.text().indexOf('\n') >= 0;
        Position key = rule.map().keyPosition("expr");
        int line = begin.line()
                + (block ? 1 + (int) before.chars().filter(c -> c == '\n').count() : 0);
        int column = block ? key.column() + 2 + before.length() - newline - 1 : begin.column() + before.length();
        compilation.problems().add(code, new Position(begin.file(), line, column), expression.path(), message, action);
    }
}
