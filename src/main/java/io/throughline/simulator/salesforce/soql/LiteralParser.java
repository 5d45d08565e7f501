package io.throughline.simulator.salesforce.soql;

import io.throughline.simulator.salesforce.schema.Datetimes;
import io.throughline.simulator.salesforce.soql.SoqlLexer.Token;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/** Reads the values in a query. */
final class LiteralParser {

    private final TokenStream in;
    private final LocalDate today;

    LiteralParser(TokenStream in, LocalDate today) {
        this.in = in;
        this.today = today;
    }

    Literal literal() {
        Token token = in.next();
        return switch (token.kind()) {
            case TEXT -> new Literal.Text(unescaped(token.text()));
            case NUMBER -> new Literal.Number(new BigDecimal(token.text()));
            case DATE -> date(token.text());
            case WORD -> word(token.text().toUpperCase(Locale.ROOT));
            default -> throw SoqlException.malformed("unexpected token: '" + token.text() + "'");
        };
    }

    private static Literal date(String text) {
        if (text.length() == 10) {
            return new Literal.Date(text);
        }
        return new Literal.Datetime(Datetimes.canonical(text)
                .orElseThrow(() -> SoqlException.malformed("line 1: no viable date time: '" + text + "'")));
    }

    private Literal word(String word) {
        return switch (word) {
            case "TRUE" -> new Literal.Bool(true);
            case "FALSE" -> new Literal.Bool(false);
            case "NULL" -> new Literal.Null();
            default -> relative(word);
        };
    }

    private Literal relative(String word) {
        String[] parts = word.split(":");
        int days = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        return switch (parts[0]) {
            case "TODAY" -> range(0, 1);
            case "YESTERDAY" -> range(-1, 0);
            case "TOMORROW" -> range(1, 2);
            case "LAST_N_DAYS" -> range(-days, 1);
            case "NEXT_N_DAYS" -> range(1, days + 1);
            default -> throw SoqlException.malformed("unexpected token: '" + word + "'");
        };
    }

    private Literal range(int from, int until) {
        return new Literal.Range(
                today.plusDays(from).toString(), today.plusDays(until).toString());
    }

    private static String unescaped(String quoted) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c == '\\') {
                c = quoted.charAt(++i);
                c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
            }
            text.append(c);
        }
        return text.toString();
    }
}
