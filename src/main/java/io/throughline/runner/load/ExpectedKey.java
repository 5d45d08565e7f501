package io.throughline.runner.load;

/**
 * What entries have in common that are summed up.
 *
 * @param legalEntity company in whose books they are
 * @param projectId our id of the project
 * @param erpProjectId the project in the ERP
 * @param period accounting period, {@code yyyy-mm}
 * @param currency of the amounts
 * @param kind {@code time} or {@code expense}
 */
public record ExpectedKey(
        String legalEntity, String projectId, String erpProjectId, String period, String currency, String kind)
        implements Comparable<ExpectedKey> {

    /** The key without the ERP's own id, as people read it. */
    String text() {
        return String.join(" ", legalEntity, projectId, period, currency, kind);
    }

    @Override
    public int compareTo(ExpectedKey other) {
        return text().compareTo(other.text());
    }
}
