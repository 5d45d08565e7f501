package io.throughline.camel.lint;

import io.throughline.config.Problems;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks languages and, inside Simple, functions: Simple can call beans, read the environment and stop the context (S-20). */
final class ExpressionLint {

    private static final Set<String> ALLOWED =
            Set.of("simple", "constant", "variable", "exchangeProperty", "header", "tokenize");
    private static final Set<String> REFUSED = Set.of(
            "groovy",
            "ognl",
            "mvel",
            "spel",
            "method",
            "ref",
            "bean",
            "joor",
            "java",
            "js",
            "python",
            "csimple",
            "datasonnet",
            "xpath",
            "xquery",
            "jq",
            "jsonpath",
            "xtokenize",
            "hl7terser",
            "wasm",
            "language",
            "tree");
    private static final Set<String> FUNCTIONS =
            Set.of("variable", "body", "header", "exchangeProperty", "exception", "null");
    private static final Set<String> FUNCTIONS_OF_WORKFLOWS = Set.of("variable", "body", "null");

    private static final Pattern FUNCTION = Pattern.compile("\\$\\{([^{}]*)}");
    private static final Pattern HEAD = Pattern.compile("\\s*([A-Za-z]+)");
    private static final Pattern METHOD =
            Pattern.compile("\\(|[.:?](class|getClass|clear|remove|put|wait|notify|notifyAll|stop)\\b");

    private final Problems problems;
    private final RouteKind kind;

    ExpressionLint(Problems problems, RouteKind kind) {
        this.problems = problems;
        this.kind = kind;
    }

    /** Checks what a node says in languages of its own, not those of the nodes inside it. */
    void check(YamlMap node) {
        for (String name : node.names()) {
            YamlNode value = node.get(name).orElseThrow();
            if (REFUSED.contains(name)) {
                problems.add(
                        "LNT-1201",
                        node.keyPosition(name),
                        node.pathOf(name),
                        "the language '" + name
                                + "' is not allowed in routes: it can run code or read what it should not (S-14).",
                        "Use simple or constant here, or a mapping for anything longer.");
            } else if (name.equals("expression") && value instanceof YamlMap inner) {
                check(inner);
            } else if (name.equals("simple")) {
                simple(value);
            }
        }
    }

    /** Whether a name is that of a language. */
    static boolean isLanguage(String name) {
        return ALLOWED.contains(name) || REFUSED.contains(name);
    }

    private void simple(YamlNode value) {
        YamlNode text = value instanceof YamlMap map ? map.get("expression").orElse(value) : value;
        if (text instanceof YamlScalar scalar) {
            functions(scalar.text()).forEach(function -> check(function, scalar));
        }
    }

    /** What a text puts between {@code ${} and {@code }}. */
    static List<String> functions(String text) {
        return FUNCTION.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Any other text that Camel reads as Simple, such as a log message. */
    void text(YamlScalar scalar) {
        functions(scalar.text()).forEach(function -> check(function, scalar));
    }

    private void check(String function, YamlScalar where) {
        Matcher head = HEAD.matcher(function);
        String name = head.lookingAt() ? head.group(1) : "";
        Set<String> allowed = kind == RouteKind.WORKFLOW ? FUNCTIONS_OF_WORKFLOWS : FUNCTIONS;
        if (!allowed.contains(name)) {
            problems.add(
                    "LNT-1202",
                    where,
                    "${" + function + "} is not allowed here: "
                            + (FUNCTIONS.contains(name)
                                    ? "what it reads is not kept over a restart."
                                    : "it can call code, read the environment, or be another on every run (S-14)."),
                    "Read ${variable.<step>[field]} or ${body[field]}.");
        } else if (METHOD.matcher(function).find()) {
            problems.add(
                    "LNT-1202",
                    where,
                    "${" + function + "} calls a method of an object (S-14).",
                    "Read a field: ${variable.<step>[field]}. Compute in a mapping.");
        }
    }
}
