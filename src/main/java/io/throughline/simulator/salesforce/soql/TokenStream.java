package io.throughline.simulator.salesforce.soql;

import io.throughline.simulator.salesforce.soql.SoqlLexer.Kind;
import io.throughline.simulator.salesforce.soql.SoqlLexer.Token;
import java.util.Arrays;
import java.util.List;

/** The tokens of a query, taken one by one. */
final class TokenStream {

    private final List<Token> tokens;
    private int next;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    boolean peekIsAny(String... words) {
        return Arrays.stream(words).anyMatch(peek()::is);
    }

    Token next() {
        Token token = peek();
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    boolean accept(String word) {
        boolean there = peek().is(word);
        if (there) {
            next++;
        }
        return there;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw SoqlException.malformed(
                    "unexpected token: '" + peek().text() + "' at position " + peek().at() + ", expecting " + word);
        }
    }

    void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw unexpected();
        }
    }

    String word() {
        if (peek().kind() != Kind.WORD) {
            throw unexpected();
        }
        return next().text();
    }

    int integer() {
        if (peek().kind() != Kind.NUMBER) {
            throw unexpected();
        }
        return Integer.parseInt(next().text());
    }

    SoqlException unexpected() {
        return SoqlException.malformed("unexpected token: '" + peek().text() + "' at position " + peek().at());
    }
}
