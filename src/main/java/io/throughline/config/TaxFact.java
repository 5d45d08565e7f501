package io.throughline.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a condition of a tax treatment may ask of a deal. Every fact is text, dates as {@code YYYY-MM-DD}; what is unknown is absent. */
public enum TaxFact {
    /** Country of the selling legal entity. */
    SELLER_COUNTRY("seller.country"),
    /** State of the selling legal entity. */
    SELLER_STATE("seller.state"),
    /** Where the customer is established. */
    CUSTOMER_COUNTRY("customer.country"),
    /** The customer's tax registration number. */
    CUSTOMER_TAX_NUMBER("customer.taxNumber"),
    /** When that number was last confirmed. */
    CUSTOMER_TAX_PROVEN_ON("customer.taxProvenOn"),
    /** Last day of the customer's exemption certificate. */
    CUSTOMER_EXEMPT_UNTIL("customer.exemptUntil"),
    /** Our legal entity that the customer is a branch of. */
    CUSTOMER_BRANCH_OF("customer.branchOf"),
    /** Country where the service is received; the customer's unless the deal says otherwise. */
    SERVICE_COUNTRY("service.country"),
    /** State or province where the service is received; the customer's unless the deal says otherwise. */
    SERVICE_STATE("service.state"),
    /** Currency of the contract. */
    DEAL_CURRENCY("deal.currency"),
    /** What is sold. */
    DEAL_SERVICE_LINE("deal.serviceLine"),
    /** First day on which the deal can be invoiced: the later of today and the start of the work. */
    DEAL_INVOICE_FROM("deal.invoiceFrom");

    private final String word;

    TaxFact(String word) {
        this.word = word;
    }

    /** The name in region files. */
    public String word() {
        return word;
    }

    static String words() {
        return Arrays.stream(values()).map(TaxFact::word).collect(Collectors.joining(", "));
    }

    static Optional<TaxFact> of(String word) {
        return Arrays.stream(values()).filter(fact -> fact.word.equals(word)).findFirst();
    }
}
