package io.throughline.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way to tax a deal, as an accountant wrote it into a region file (D47 to D49 are data, never code). The first treatment of the list whose
 * conditions all hold decides.
 *
 * @param name what it is called and why it applies
 * @param when all must hold; empty: always
 * @param requires all must hold once it fits, else the deal is held
 * @param rates the taxes
 * @param wording what goes on the invoice or to a person
 * @param position where it is written
 */
public record TaxTreatment(
        Name name,
        List<TaxCondition> when,
        List<TaxRequirement> requires,
        Rates rates,
        Wording wording,
        Position position) {

    /**
     * @param id kebab word, unique in its list
     * @param rule the domain rule it carries out, such as {@code D47}
     * @param says why it applies, half a sentence
     * @param treatment the code the ERP connector maps, such as {@code reverse-charge}
     */
    public record Name(String id, String rule, String says, String treatment) {}

    /**
     * @param by the fact that chooses the components, else null
     * @param table components by the value of that fact; one row under the empty text if no fact chooses
     */
    public record Rates(TaxFact by, Map<String, List<TaxComponent>> table) {

        /** The components for a value of the choosing fact, null if unknown; empty if the table has no row for it. */
        public Optional<List<TaxComponent>> of(String valueOrNull) {
            String row = by == null ? "" : valueOrNull;
            return row == null ? Optional.empty() : Optional.ofNullable(table.get(row));
        }

        /** All components together, in per cent. */
        public static BigDecimal sum(List<TaxComponent> components) {
            return components.stream().map(TaxComponent::rate).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * @param note words for the invoice, else null
     * @param followUp what must be proved later because the treatment is provisional (D48), else null
     */
    public record Wording(String note, String followUp) {}
}
