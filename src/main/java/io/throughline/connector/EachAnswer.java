package io.throughline.connector;

import java.util.Optional;

/**
 * What one of several requests came to: an answer, or a definite and lasting no. Exactly one of the two is there.
 *
 * @param answer of status 2xx
 * @param refused why the target will not do it
 */
public record EachAnswer(Optional<VendorAnswer> answer, Optional<CallException> refused) {

    static EachAnswer of(VendorAnswer answer) {
        return new EachAnswer(Optional.of(answer), Optional.empty());
    }

    static EachAnswer of(CallException refused) {
        return new EachAnswer(Optional.empty(), Optional.of(refused));
    }
}
