package io.throughline.posting;

import io.throughline.rules.Ruling;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Rulings in the plain form in which the ledger keeps them. */
final class RulingJson {

    private RulingJson() {}

    static Map<String, Object> of(Ruling ruling) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("rule", ruling.rule());
        plain.put("effect", ruling.effect().name().toLowerCase(Locale.ROOT));
        plain.put("says", ruling.says());
        if (!ruling.numbers().isEmpty()) {
            plain.put("numbers", ruling.numbers());
        }
        if (ruling.team() != null) {
            plain.put("team", ruling.team());
        }
        if (ruling.fix() != null) {
            plain.put("fix", ruling.fix());
        }
        if (ruling.atRisk() != null) {
            plain.put("atRisk", ruling.atRisk().plain());
        }
        return plain;
    }
}
