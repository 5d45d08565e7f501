package io.throughline.camel.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of the route with names in braces, {@code /customer/eid:{marker}}. It is cut once; at call time each name is replaced by a checked
 * and encoded value, which is never read as a template again (S-13, S-23). {@code {odata:name}} gives any text as a quoted literal for a filter, {@code
 * {opaque:name}} a cursor as the vendor gave it: printable signs without blanks, for a query value or a variable of GraphQL.
 */
final class CallTemplate {

    private static final Pattern NAME =
            Pattern.compile("\\{((?:odata:|opaque:)?[A-Za-z][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*)}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_@.:-]{1,120}");

    /** Our own idempotency keys: operation, subject and revision with slashes between. Where a slash would mean something, it is encoded. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_@.:/-]{1,250}");

    /** What a text in a filter may hold: it is quoted as a whole. The asterisk would match more than is meant. */
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}*]{1,250}");

    /** What vendors give to come back to: it goes out encoded as a whole, or as a JSON text. */
    private static final Pattern CURSOR = Pattern.compile("[\\x21-\\x7e]{1,2000}");

    private static final String ODATA = "odata:";
    private static final String OPAQUE = "opaque:";

    private final List<String> literals = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private CallTemplate() {}

    /**
     * Cuts a text.
     *
     * @throws IllegalArgumentException if a brace belongs to no name
     */
    static CallTemplate parse(String text) {
        CallTemplate template = new CallTemplate();
        Matcher matcher = NAME.matcher(text);
        int end = 0;
        while (matcher.find()) {
            template.literal(text.substring(end, matcher.start()));
            template.names.add(matcher.group(1));
            end = matcher.end();
        }
        template.literal(text.substring(end));
        return template;
    }

    private void literal(String literal) {
        if (literal.contains("{") || literal.contains("}")) {
            throw new IllegalArgumentException("CON-1006 a brace in '" + literal
                    + "' belongs to no name such as {opportunity.id}: the route cannot be used. Mend the route.");
        }
        literals.add(literal);
    }

    /** The same with some of the names filled in by texts of our own, which were checked where they were made. */
    CallTemplate filled(Map<String, String> texts) {
        CallTemplate filled = new CallTemplate();
        StringBuilder literal = new StringBuilder(literals.get(0));
        for (int i = 0; i < names.size(); i++) {
            String text = texts.get(names.get(i));
            if (text == null) {
                filled.literals.add(literal.toString());
                filled.names.add(names.get(i));
                literal.setLength(0);
            } else {
                literal.append(text);
            }
            literal.append(literals.get(i + 1));
        }
        filled.literals.add(literal.toString());
        return filled;
    }

    /**
     * The text with all values.
     *
     * @param values gives the value of a name
     * @param encode makes a value fit its place
     * @throws IllegalArgumentException if a value is missing or fits no id; says the name, never the value
     */
    String render(CallValues values, UnaryOperator<String> encode) {
        StringBuilder text = new StringBuilder(literals.get(0));
        for (int i = 0; i < names.size(); i++) {
            text.append(encode.apply(checked(names.get(i), values))).append(literals.get(i + 1));
        }
        return text.toString();
    }

    private static String checked(String name, CallValues values) {
        if (name.startsWith(ODATA)) {
            return quoted(name.substring(ODATA.length()), values);
        }
        if (name.startsWith(OPAQUE)) {
            return cursor(name.substring(OPAQUE.length()), values);
        }
        String value = values.textOf(name);
        Pattern fitting = name.equals("key") ? KEY : VALUE;
        if (!fitting.matcher(value).matches() || value.contains("..")) {
            throw new IllegalArgumentException("CON-1007 the value of {" + name
                    + "} is no id (letters, digits and _@.:- , at most 120, no two dots): the request was not sent, for it could"
                    + " reach another place than meant. Look at where the value comes from.");
        }
        return value;
    }

    private static String cursor(String name, CallValues values) {
        String value = values.textOf(name);
        if (!CURSOR.matcher(value).matches()) {
            throw new IllegalArgumentException("CON-1304 the value of {opaque:" + name
                    + "} is no cursor (printable signs, at most 2000): the request was not sent. Begin the list anew.");
        }
        return value;
    }

    /** A text of OData: {@code O'Neill} becomes {@code 'O''Neill'}. */
    private static String quoted(String name, CallValues values) {
        String value = values.textOf(name);
        if (!TEXT.matcher(value).matches()) {
            throw new IllegalArgumentException("CON-1102 the value of {odata:" + name
                    + "} cannot be asked for: it is empty, longer than 250 characters, or holds an asterisk, which would match other records,"
                    + " or control characters. The request was not sent. Mend the value where it comes from.");
        }
        return "'" + value.replace("'", "''") + "'";
    }

    /** The template as the route says it, which holds no data. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(literals.get(0));
        for (int i = 0; i < names.size(); i++) {
            text.append('{').append(names.get(i)).append('}').append(literals.get(i + 1));
        }
        return text.toString();
    }
}
