package io.throughline.mapping;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The functions of JSONata that a mapping may call: those whose work and result are bounded by what goes in, give the same at every time and
 * place, and reach nothing. Where the library's own could grow without bound or takes patterns, ours stands in its place.
 */
final class ExpressionFunctions {

    private static final int MAX_PADDING = 10_000;
    private static final int MAX_DIGITS = 20;

    static final Set<String> ALLOWED = Set.of(
            "sum",
            "count",
            "max",
            "min",
            "average",
            "string",
            "substring",
            "substringBefore",
            "substringAfter",
            "lowercase",
            "uppercase",
            "length",
            "trim",
            "pad",
            "contains",
            "replace",
            "split",
            "join",
            "number",
            "floor",
            "ceil",
            "round",
            "abs",
            "boolean",
            "not",
            "map",
            "zip",
            "filter",
            "single",
            "reduce",
            "sift",
            "keys",
            "lookup",
            "append",
            "exists",
            "spread",
            "merge",
            "reverse",
            "each",
            "type",
            "sort",
            "distinct");

    /** What the library knows beside; a frame hides them, should a word ever slip through the check. */
    private static final Set<String> REFUSED = Set.of(
            "match",
            "formatNumber",
            "formatBase",
            "formatInteger",
            "parseInteger",
            "sqrt",
            "power",
            "random",
            "error",
            "assert",
            "shuffle",
            "base64encode",
            "base64decode",
            "encodeUrlComponent",
            "encodeUrl",
            "decodeUrlComponent",
            "decodeUrl",
            "eval",
            "toMillis",
            "fromMillis",
            "clone",
            "now",
            "millis");

    private static final Map<String, JFunction> OURS = Map.of(
            "pad", new JFunction((input, args) -> pad(args), "<s-ns?:s>"),
            "replace", new JFunction((input, args) -> replace(args), "<s-ss:s>"),
            "join", new JFunction((input, args) -> join(args), "<a<s>s?:s>"),
            "round", new JFunction((input, args) -> round(args), "<n-n?:n>"),
            "contains", new JFunction((input, args) -> contains(args), "<s-s:b>"));

    private ExpressionFunctions() {}

    static boolean isKnown(String name) {
        return ALLOWED.contains(name) || REFUSED.contains(name);
    }

    static void bindTo(Jsonata.Frame frame) {
        REFUSED.forEach(name -> frame.bind(name, (Object) null));
        OURS.forEach((name, function) -> frame.bind(name, (Object) function));
    }

    private static Object arg(List<?> args, int index) {
        return index < args.size() ? args.get(index) : null;
    }

    private static Object pad(List<?> args) {
        if (!(arg(args, 0) instanceof String text)) {
            return null;
        }
        long width = ((Number) arg(args, 1)).longValue();
        String with = arg(args, 2) instanceof String given && !given.isEmpty() ? given : " ";
        if (Math.abs(width) > MAX_PADDING) {
            throw new ExpressionBudget.Spent();
        }
        int missing = (int) Math.abs(width) - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        int[] signs = with.codePoints().limit(missing).toArray();
        StringBuilder filling = new StringBuilder();
        for (int i = 0; i < missing; i++) {
            filling.appendCodePoint(signs[i % signs.length]);
        }
        return width < 0 ? filling + text : text + filling;
    }

    private static Object replace(List<?> args) {
        if (!(arg(args, 0) instanceof String text)) {
            return null;
        }
        String old = (String) arg(args, 1);
        String with = (String) arg(args, 2);
        if (old.isEmpty()) {
            throw new IllegalArgumentException("replace needs a text");
        }
        ExpressionBudget.fits((long) text.length() / old.length() * with.length() + text.length());
        return text.replace(old, with);
    }

    private static Object join(List<?> args) {
        if (!(arg(args, 0) instanceof List<?> parts)) {
            return null;
        }
        String between = arg(args, 1) instanceof String given ? given : "";
        long length = (long) parts.size() * between.length();
        for (Object part : parts) {
            length += part instanceof String text ? text.length() : 0;
        }
        ExpressionBudget.fits(length);
        return String.join(between, parts.stream().map(String.class::cast).toList());
    }

    private static Object round(List<?> args) {
        if (!(arg(args, 0) instanceof Number number)) {
            return null;
        }
        int digits = arg(args, 1) instanceof Number given ? given.intValue() : 0;
        if (Math.abs(digits) > MAX_DIGITS) {
            throw new ExpressionBudget.Spent();
        }
        BigDecimal exact = new BigDecimal(number.toString());
        return exact.scale() > digits ? exact.setScale(digits, RoundingMode.HALF_EVEN) : exact;
    }

    private static Object contains(List<?> args) {
        return arg(args, 0) instanceof String text ? text.contains((String) arg(args, 1)) : null;
    }
}
