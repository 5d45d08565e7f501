package io.throughline.rules.billing;

import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * D47, D49 at the invoice: the ERP computes the tax, so every line says its treatment, and what the treatment rests on is there on the day of the invoice.
 * Which treatment it is was decided with the deal, by the data of the legal entity.
 */
public final class TaxFactsOfContract {

    private static final String REVERSE_CHARGE = "reverse-charge";

    private TaxFactsOfContract() {}

    /**
     * Judges the tax facts of all lines of a contract.
     *
     * @param contract canonical contract
     * @param invoiceOn date of the invoice
     * @return one ruling for each line with something open; one applied ruling if there is none
     */
    public static List<Ruling> judge(Map<String, Object> contract, LocalDate invoiceOn) {
        Fields fields = new Fields(contract);
        List<Ruling> open = new ArrayList<>();
        for (Fields line : fields.list("lines")) {
            List<Fields> taxes = line.list("taxes");
            Numbers numbers = Numbers.of("contract", fields.text("id").orElse("unknown"))
                    .and("line", line.text("key").orElse("unknown"))
                    .and("invoice date", invoiceOn);
            if (taxes.isEmpty()) {
                open.add(held("D49", "The tax treatment of the line is not known.", numbers));
            }
            taxes.forEach(tax -> unmet(tax, invoiceOn, numbers).ifPresent(open::add));
        }
        Numbers numbers =
                Numbers.of("contract", fields.text("id").orElse("unknown")).and("invoice date", invoiceOn);
        return open.isEmpty()
                ? List.of(Ruling.applied("D49", "The tax facts of every line are valid on that day.", numbers.map()))
                : open;
    }

    /** What is wrong with the tax facts of a line on a day; empty if nothing is. */
    private static Optional<Ruling> unmet(Fields tax, LocalDate invoiceOn, Numbers numbers) {
        String treatment = tax.text("treatment").orElse("");
        Optional<LocalDate> exemptUntil = tax.date("exemptUntil");
        if (exemptUntil.filter(invoiceOn::isAfter).isPresent()) {
            return Optional.of(held(
                    "D49",
                    "The exemption certificate has expired before the date of the invoice.",
                    numbers.and("treatment", treatment).and("certificate until", exemptUntil.get())));
        }
        boolean proven = tax.text("customerRegistration").isPresent()
                && tax.date("provenOn").filter(day -> !day.isAfter(invoiceOn)).isPresent();
        return treatment.equals(REVERSE_CHARGE) && !proven
                ? Optional.of(held(
                        "D47",
                        "Reverse charge without a customer number that was proven by then.",
                        numbers.and("treatment", treatment)))
                : Optional.empty();
    }

    private static Ruling held(String rule, String says, Numbers numbers) {
        String fix = "Complete the tax facts at the customer or the contract in the ERP and retry.";
        return new Ruling(rule, Ruling.Effect.HELD, says, numbers.map(), "finance", fix, null);
    }
}
