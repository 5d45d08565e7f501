package io.throughline.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** D37: shares of several payers add up to exactly 100 per cent, and none is negative. */
final class D37PayerShares implements Check {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    @Override
    public Rule rule() {
        return Rule.D37;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        List<BigDecimal> shares = deal.opportunity().list("payers").stream()
                .map(payer -> payer.number("share").orElse(BigDecimal.ZERO))
                .toList();
        BigDecimal sum = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean kept =
                shares.isEmpty() || sum.compareTo(ALL) == 0 && shares.stream().allMatch(share -> share.signum() > 0);
        return kept ? Stream.empty() : Stream.of(finding(deal, shares, sum));
    }

    private Finding finding(Deal deal, List<BigDecimal> shares, BigDecimal sum) {
        return deal.hold(
                rule(),
                "The shares of the payers do not make 100 per cent.",
                "Opportunity %s has the shares %s, together %s.".formatted(deal.id(), shares, sum.toPlainString()),
                "Correct the shares at the opportunity in the CRM and retry.");
    }
}
