package io.throughline.runner.load;

/**
 * A person of the firm.
 *
 * @param index place among all people
 * @param company that employs the person
 * @param number place among the people of the company
 */
public record LoadedPerson(int index, LoadedCompany company, int number) {

    private static final long FIRST_RECORD = 5_000_001;

    /** The person's number in the PSA and in the ERP. */
    String recordId() {
        return String.valueOf(FIRST_RECORD + index);
    }

    /** Work e-mail, by which people of PSA and ERP are told to be the same. */
    String email() {
        return "person-" + recordId() + "@load.example";
    }

    /** Place of the person's role in {@link LoadedPrices#ROLES}. */
    int role() {
        return number % LoadedPrices.ROLES.size();
    }
}
