package io.throughline.runner.load;

/**
 * A project with its contract.
 *
 * @param company that contracts
 * @param number place among the projects of the company
 */
public record LoadedProject(LoadedCompany company, int number) {

    /** How our ids of loaded projects begin. */
    static final String PREFIX = "load-";

    private static final long FIRST_RECORD = 7_000_001;
    private static final long RECORDS_OF_A_COMPANY = 100_000;

    /** How a contract is billed. */
    public enum Method {
        /** Each hour at its rate, expenses with a mark-up. */
        TIME_AND_MATERIALS,
        /** Time and expenses make cost only. */
        FIXED_PRICE,
        /** Charged against an advance. */
        RETAINER,
        /** By time up to a cap, expenses included. */
        NOT_TO_EXCEED,
        /** One line by time, one at a fixed price. */
        MIXED
    }

    private static final Method[] TURN = {
        Method.TIME_AND_MATERIALS,
        Method.FIXED_PRICE,
        Method.NOT_TO_EXCEED,
        Method.MIXED,
        Method.RETAINER,
        Method.TIME_AND_MATERIALS
    };

    /** How it is billed. */
    Method method() {
        return TURN[(number + company.index()) % TURN.length];
    }

    /** Our id. */
    String id() {
        return "%s%s-%05d".formatted(PREFIX, company.id(), number);
    }

    /** Our id of the contract. */
    String contractId() {
        return "contract-" + id();
    }

    /** Its number in the PSA and in the ERP. */
    String recordId() {
        return String.valueOf(FIRST_RECORD + company.index() * RECORDS_OF_A_COMPANY + number);
    }

    /** Whether the customer pays for each hour of a person; on a mixed contract every second person works at a fixed price. */
    boolean charges(LoadedPerson person) {
        return switch (method()) {
            case TIME_AND_MATERIALS, RETAINER, NOT_TO_EXCEED -> true;
            case FIXED_PRICE -> false;
            case MIXED -> person.number() % 2 == 0;
        };
    }
}
