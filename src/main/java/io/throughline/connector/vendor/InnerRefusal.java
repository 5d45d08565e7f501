package io.throughline.connector.vendor;

import java.time.Duration;
import java.util.Optional;

/**
 * A refusal that stands inside an answer of status 2xx.
 *
 * @param status what the HTTP status would have been by the vendor's own words; 500 if it does not say
 * @param error what it says
 * @param partial whether the answer holds something beside it, so that a part may have been done
 * @param patience how long to wait before the next call; empty if it does not say
 */
public record InnerRefusal(int status, VendorError error, boolean partial, Optional<Duration> patience) {}
