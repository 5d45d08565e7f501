package io.throughline.simulator.salesforce.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into words, numbers, quoted texts and symbols. */
final class SoqlLexer {

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<text>'(?:[^'\\\\]|\\\\.)*')"
            + "|(?<date>\\d{4}-\\d\\d-\\d\\d(?:T[0-9:.]+(?:Z|[+-]\\d\\d:?\\d\\d))?)"
            + "|(?<number>[+-]?\\d+(?:\\.\\d+)?)"
            + "|(?<word>[A-Za-z_][A-Za-z0-9_.]*(?::\\d+)?)"
            + "|(?<symbol><=|>=|!=|<>|[=<>(),]))");

    /** A piece of a query and where it begins. */
    record Token(Kind kind, String text, int at) {

        boolean is(String word) {
            return kind != Kind.TEXT && text.equalsIgnoreCase(word);
        }
    }

    enum Kind {
        TEXT,
        DATE,
        NUMBER,
        WORD,
        SYMBOL,
        END
    }

    private SoqlLexer() {}

    static List<Token> tokens(String query) {
        String text = query.stripTrailing();
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw SoqlException.malformed("unexpected character at position " + at + ": '" + text.charAt(at) + "'");
            }
            tokens.add(token(matcher, at));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "<EOF>", at));
        return tokens;
    }

    private static Token token(Matcher matcher, int at) {
        for (Kind kind : List.of(Kind.TEXT, Kind.DATE, Kind.NUMBER, Kind.WORD, Kind.SYMBOL)) {
            String found = matcher.group(kind.name().toLowerCase(java.util.Locale.ROOT));
            if (found != null) {
                return new Token(kind, found, at);
            }
        }
        throw new IllegalStateException("a token without a kind at " + at);
    }
}
