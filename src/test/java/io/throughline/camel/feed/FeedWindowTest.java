package io.throughline.camel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedWindowTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(15);
    private static final Map<String, Object> MADE = Map.of("object", "party", "items", java.util.List.of());

    private static FeedWindow window(Map<String, Object> feed) {
        return FeedWindow.of(feed, OVERLAP, KEPT, NOW);
    }

    private static Optional<FeedPosition> at(String time, String id) {
        return Optional.of(new FeedPosition(Instant.parse(time), Optional.ofNullable(id)));
    }

    @Test
    void i14AReadThatBeginsAnewLooksBackForLateCommitsAndOneThatGoesOnDoesNot() {
        assertThat(window(Map.of("position", "2026-11-25T11:00:00.000Z")).from().time())
                .isEqualTo("2026-11-25T10:55:00.000Z");
        FeedPosition goingOn =
                window(Map.of("position", "2026-11-25T11:00:00.000Z_001A")).from();
        assertThat(goingOn.time()).isEqualTo("2026-11-25T11:00:00.000Z");
        assertThat(goingOn.afterId()).contains("001A");
    }

    @Test
    void i14AFullPageGoesOnAfterItsLastRecordAndTheLastOneEndsAtItsTime() {
        FeedWindow window = window(Map.of("since", "2026-11-25T10:00:00Z"));
        assertThat(window.close(MADE, at("2026-11-25T11:00:00Z", "001A"), true))
                .containsEntry("position", "2026-11-25T11:00:00.000Z_001A")
                .containsEntry("more", true);
        assertThat(window.close(MADE, at("2026-11-25T11:00:00Z", "001A"), false))
                .containsEntry("position", "2026-11-25T11:00:00.000Z")
                .containsEntry("more", false);
    }

    @Test
    void i14NothingNewLeavesThePositionButAQuietFeedNeverGrowsTooOld() {
        assertThat(window(Map.of("position", "2026-11-25T11:00:00.000Z")).close(MADE, Optional.empty(), false))
                .doesNotContainKey("position");
        String moved = (String) window(Map.of("position", "2026-11-12T11:00:00.000Z"))
                .close(MADE, Optional.empty(), false)
                .get("position");
        assertThat(moved).isEqualTo("2026-11-18T00:00:00.000Z");
    }

    @Test
    void i14AnEmptyPageAfterAFullOneEndsTheRead() {
        assertThat(window(Map.of("position", "2026-11-25T11:00:00.000Z_001A")).close(MADE, Optional.empty(), false))
                .containsEntry("position", "2026-11-25T11:00:00.000Z");
    }

    @Test
    void i14APositionIsExpiredIfItIsOlderThanTheSystemKeepsOrNobodyKnowsItAndASweepIsNot() {
        assertThat(window(Map.of("position", "2026-11-10T11:59:00.000Z")).expired())
                .isTrue();
        assertThat(window(Map.of("position", "2026-11-10T12:05:00.000Z")).expired())
                .isFalse();
        assertThat(window(Map.of("position", "2026-11-10T11:59:00.000Z_1", "sweep", true))
                        .expired())
                .isFalse();
        assertThat(window(Map.of("position", "nonsense")).expired()).isTrue();
    }

    @Test
    void i14AFeedThatNamesNoBeginningIsRefused() {
        assertThatThrownBy(() -> window(Map.of())).hasMessageContaining("CON-1601");
    }

    @Test
    void i14PagesAreOfOneToAThousandRecords() {
        assertThat(window(Map.of("since", "2026-11-25T10:00:00Z", "page", 5000)).page())
                .isEqualTo(1000);
        assertThat(window(Map.of("since", "2026-11-25T10:00:00Z", "page", 0)).page())
                .isEqualTo(1);
    }
}
