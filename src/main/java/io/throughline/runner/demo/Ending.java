package io.throughline.runner.demo;

/** How a deal of the demonstration is meant to end. */
enum Ending {
    /** A project in delivery and ERP, linked in the CRM. */
    PROJECT("became a project"),
    /** The same, with a customer that finance had entered before. */
    PROJECT_FOR_KNOWN_CUSTOMER("became a project of the customer that existed already"),
    /** The same, once, although it was told three times. */
    PROJECT_ONCE("became one project, although it was told three times"),
    /** The same, although an answer of the ERP was lost. */
    PROJECT_AFTER_LOST_ANSWER("became a project with one customer, although the ERP's answer was lost"),
    /** Nothing written; finance must decide. */
    HELD_FOR_FINANCE("was held for finance before anything was written"),
    /** Nothing written; the PMO must decide. */
    HELD_FOR_PMO("was held for the PMO before anything was written"),
    /** Refused for good; everything done before was undone. */
    UNDONE("was refused, and what had been done was undone");

    private final String says;

    Ending(String says) {
        this.says = says;
    }

    /** The end of the sentence "The deal …". */
    String says() {
        return says;
    }
}
