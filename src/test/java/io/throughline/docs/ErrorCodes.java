package io.throughline.docs;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The error codes of the sources and what they say: a text that begins with a code says it itself; a code on its own is explained by the texts beside it
 * in the same call. What is filled in at run time is shown as {@code …}.
 */
final class ErrorCodes {

    private static final String CODE = "[A-Z]{3}-\\d{4}";
    private static final String FORMAT = "%[-0-9.,+]*[a-zA-Z]";

    /** Codes whose text comes from a route file, or from several places of one class. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "CAM-2002", "what the operation's route says with outcome:refused",
            "CFG-1114", "a condition of a tax treatment is wrong: the sentence names the fact, the group or the value",
            "DSK-1006", "the decision is not possible for this case now: the sentence tells why, and what is",
            "DSK-1008", "the person prepared what is to be approved, or approved another stage of it (D60)",
            "DSK-1009", "the amount is above what the person may approve, or the person has no limit in its currency",
            "DSK-1012", "a value may not be corrected so: the sentence tells which may be, and what they look like");

    private final SortedMap<String, Set<String>> says = new TreeMap<>();

    private ErrorCodes() {}

    /** Reads all sources below a folder. */
    static ErrorCodes in(Path sources) throws IOException {
        ErrorCodes codes = new ErrorCodes();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> found = Files.walk(sources)) {
            List<Path> java = found.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(java);
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null, units);
            task.parse().forEach(unit -> unit.accept(codes.new Finder(), List.of()));
        }
        ELSEWHERE.forEach(codes::note);
        return codes;
    }

    /** The table, by area. */
    String asMarkdown() {
        StringBuilder page = new StringBuilder();
        String area = "";
        for (var code : says.entrySet()) {
            if (!code.getKey().startsWith(area) || area.isEmpty()) {
                area = code.getKey().substring(0, 4);
                page.append("\n## ").append(area, 0, 3).append("\n\n| Code | Says |\n|---|---|\n");
            }
            page.append("| ")
                    .append(code.getKey())
                    .append(" | ")
                    .append(String.join("<br>", code.getValue()))
                    .append(" |\n");
        }
        return page.toString();
    }

    /** Codes for which no text was found. */
    Set<String> unexplained() {
        return says.entrySet().stream()
                .filter(code -> code.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> all() {
        return says.keySet();
    }

    private void note(String code, String text) {
        if (code.endsWith("-0000")) {
            return;
        }
        Set<String> texts = says.computeIfAbsent(code, any -> new LinkedHashSet<>());
        String readable = text.replaceAll(FORMAT, "…")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .strip();
        if (readable.contains(" ")) {
            texts.add(readable);
        }
    }

    /** Walks a source; carries the texts of the innermost call that has any beside a code, else those of the method. */
    private final class Finder extends TreeScanner<Void, List<String>> {

        private List<String> inMethod = List.of();

        @Override
        public Void visitMethod(MethodTree method, List<String> around) {
            List<String> outer = inMethod;
            inMethod = literalsOf(method);
            super.visitMethod(method, List.of());
            inMethod = outer;
            return null;
        }

        private List<String> literalsOf(MethodTree method) {
            List<String> found = new ArrayList<>();
            method.accept(
                    new TreeScanner<Void, Void>() {
                        @Override
                        public Void visitLiteral(LiteralTree literal, Void nothing) {
                            if (literal.getValue() instanceof String text
                                    && text.contains(" ")
                                    && !text.startsWith("(?")) {
                                found.add(text);
                            }
                            return null;
                        }
                    },
                    null);
            return found;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, List<String> around) {
            List<String> own = texts(call.getArguments());
            scan(call.getMethodSelect(), own.isEmpty() ? around : own);
            scan(call.getArguments(), own.isEmpty() ? around : own);
            return null;
        }

        @Override
        public Void visitNewClass(NewClassTree made, List<String> around) {
            List<String> own = texts(made.getArguments());
            scan(made.getArguments(), own.isEmpty() ? around : own);
            scan(made.getClassBody(), List.of());
            return null;
        }

        @Override
        public Void visitBinary(BinaryTree sum, List<String> around) {
            String text = text(sum);
            if (text.matches("(?s)" + CODE + " .*")) {
                note(text.substring(0, 8), text.substring(9));
                return null;
            }
            return super.visitBinary(sum, around);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, List<String> around) {
            if (literal.getValue() instanceof String text && text.matches("(?s)" + CODE + "( .*)?")) {
                String beside = (around.isEmpty() ? inMethod : around)
                        .stream()
                                .filter(other -> !other.matches("(?s)" + CODE + ".*"))
                                .collect(Collectors.joining(" "));
                note(text.substring(0, 8), text.length() > 8 ? text.substring(9) : beside);
            }
            return null;
        }

        private List<String> texts(List<? extends ExpressionTree> arguments) {
            return arguments.stream()
                    .map(this::text)
                    .filter(text -> text.contains(" "))
                    .toList();
        }

        /** What an expression says, as far as it can be read without running it. */
        private String text(Tree expression) {
            if (expression instanceof LiteralTree literal) {
                return literal.getValue() instanceof String text ? text : "";
            }
            if (expression instanceof ParenthesizedTree inner) {
                return text(inner.getExpression());
            }
            if (expression instanceof ConditionalExpressionTree choice) {
                return text(choice.getTrueExpression());
            }
            if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
                return sum(sum);
            }
            boolean formatted = expression instanceof MethodInvocationTree call
                    && call.getMethodSelect() instanceof MemberSelectTree select
                    && select.getIdentifier().contentEquals("formatted");
            return formatted
                    ? text(((MemberSelectTree) ((MethodInvocationTree) expression).getMethodSelect()).getExpression())
                    : "";
        }

        private String sum(BinaryTree sum) {
            List<String> parts = new ArrayList<>();
            parts.add(text(sum.getLeftOperand()));
            parts.add(text(sum.getRightOperand()));
            boolean silent = parts.stream().allMatch(String::isEmpty);
            return silent
                    ? ""
                    : parts.stream().map(part -> part.isEmpty() ? "…" : part).collect(Collectors.joining());
        }
    }
}
