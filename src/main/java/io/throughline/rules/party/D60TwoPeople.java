package io.throughline.rules.party;

import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.util.Map;
import java.util.Optional;

/** D60: nobody approves or posts what they prepared; an automatic waiver names its rule. */
public final class D60TwoPeople {

    private static final String RULE = "D60";

    private D60TwoPeople() {}

    /**
     * Whether an approval counts.
     *
     * @param object canonical object with {@code approval}, such as a rate card or a journal
     * @param ours whether it is made in this product, such as a journal: then both people must be known. A PSA may hand over less; it is refused only if
     *     both are one
     * @return applied; skipped if nobody approved it; held if preparer and approver are one, or it was waived without naming the rule
     */
    public static Ruling judge(Map<String, Object> object, boolean ours) {
        Fields fields = new Fields(object);
        Optional<String> prepared = fields.text("approval.preparedBy");
        Optional<String> approved = fields.text("approval.approvedBy");
        Optional<String> waived = fields.text("approval.waivedBy");
        Numbers numbers = Numbers.of("id", fields.text("id").orElse("unknown"))
                .and("prepared by", prepared.orElse("unknown"))
                .and("approved by", approved.orElse("nobody"))
                .and("waived by", waived.orElse(null));
        if (!fields.text("approval.status").filter("approved"::equals).isPresent()) {
            return Ruling.skipped(RULE, "Nobody approved it yet.", numbers.map());
        } else if (waived.isPresent()) {
            return Ruling.applied(RULE, "The approval was waived, and the rule that did so is named.", numbers.map());
        } else if (approved.isEmpty() && ours) {
            return held("It counts as approved, and neither a person nor a rule is named.", numbers);
        } else if (approved.isPresent() && prepared.equals(approved)) {
            return held("Whoever prepared it approved it.", numbers);
        }
        return ours && prepared.isEmpty()
                ? held("Nobody knows who prepared it, so nobody knows whether two people saw it.", numbers)
                : Ruling.applied(RULE, "Nothing tells that one person did both.", numbers.map());
    }

    private static Ruling held(String says, Numbers numbers) {
        return Ruling.held(RULE, says, numbers.map(), "finance", "Have somebody else approve it.", null);
    }
}
