package io.throughline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MarkerStyleTest {

    @Test
    void markersNeverChangeBetweenReleases() {
        assertThat(MarkerStyle.TEXT.of("erp-customer-confirm/customer:001:de01/0"))
                .isEqualTo("tl-c11dbeb6ab4e1d89b0ff2f73");
        assertThat(MarkerStyle.DIGITS.of("erp-customer-confirm/customer:001:de01/0"))
                .isEqualTo("970514112931338081");
    }

    @Property
    void markersHaveTheirShape(@ForAll String key) {
        assertThat(MarkerStyle.TEXT.of(key)).matches("tl-[0-9a-f]{24}").hasSize(MarkerStyle.TEXT.length());
        assertThat(MarkerStyle.DIGITS.of(key)).matches("[1-9][0-9]{17}").hasSize(MarkerStyle.DIGITS.length());
        assertThat(Long.parseLong(MarkerStyle.DIGITS.of(key))).isPositive();
    }

    @Property
    void otherKeysHaveOtherMarkers(@ForAll String one, @ForAll String other) {
        if (!one.equals(other)) {
            assertThat(MarkerStyle.TEXT.of(one)).isNotEqualTo(MarkerStyle.TEXT.of(other));
            assertThat(MarkerStyle.DIGITS.of(one)).isNotEqualTo(MarkerStyle.DIGITS.of(other));
        }
    }
}
