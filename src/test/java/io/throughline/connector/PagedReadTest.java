package io.throughline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.canonical.Json;
import io.throughline.connector.vendor.Vendors;
import io.throughline.workflow.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagedReadTest {

    private final List<String> asked = new ArrayList<>();
    private final Map<String, String> pages = new HashMap<>();

    @Test
    void followsSalesforceUntilDone() {
        pages.put(
                "/services/data/v67.0/query?q=SELECT",
                "{\"done\":false,\"nextRecordsUrl\":\"/services/data/v67.0/query/01g-2\",\"records\":[1,2]}");
        pages.put("/services/data/v67.0/query/01g-2", "{\"done\":true,\"records\":[3]}");
        assertThat(read("salesforce", "/services/data/v67.0/query", Map.of("q", "SELECT")))
                .containsExactly(1, 2, 3);
    }

    @Test
    void countsNetSuiteOffsetsByTheLimitOfTheRoute() {
        pages.put(
                "/q?limit=2&offset=0",
                "{\"hasMore\":true,\"items\":[1,2],\"links\":[{\"rel\":\"next\",\"href\":\"https://evil\"}]}");
        pages.put("/q?limit=2&offset=2", "{\"hasMore\":true,\"items\":[3,4]}");
        pages.put("/q?limit=2&offset=4", "{\"hasMore\":false,\"items\":[5]}");
        assertThat(read("netsuite", "/q", Map.of("limit", "2"))).containsExactly(1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/services/data/v67.0/query/01g",
                "//evil/x",
                "/services/data/v67.0/../../x",
                "/other",
                ""
            })
    void nextPageElsewhereIsNotFollowed(String next) {
        pages.put("/query", "{\"done\":false,\"nextRecordsUrl\":\"" + next + "\",\"records\":[1]}");
        assertThat(failure("salesforce", "/query").text()).contains("CON-2006");
        assertThat(asked).hasSize(1);
    }

    @Test
    void pageThatComesAgainEndsTheRead() {
        String self = "/services/data/v67.0/query/01g";
        pages.put("/query", "{\"done\":false,\"nextRecordsUrl\":\"" + self + "\",\"records\":[1]}");
        pages.put(self, "{\"done\":false,\"nextRecordsUrl\":\"" + self + "\",\"records\":[1]}");
        assertThat(failure("salesforce", "/query").text()).contains("comes again");
        assertThat(asked).hasSize(2);
    }

    @Test
    void pagesThatNeverEndEndTheRead() {
        CallException endless = catchThrowableOfType(
                CallException.class,
                () -> new PagedRead("netsuite", Vendors.named("netsuite").paging())
                        .all(VendorRequest.get("/q"), request -> answer("{\"hasMore\":true,\"items\":[1]}")));
        assertThat(endless).returns(Outcome.REJECTED, CallException::outcome).hasMessageContaining("1000 pages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"records\":{}}", "17"})
    void whatIsNoPageEndsTheRead(String body) {
        pages.put("/query", body);
        assertThat(failure("salesforce", "/query").text()).contains("CON-2006", "no page");
    }

    private CallException failure(String vendor, String path) {
        return catchThrowableOfType(CallException.class, () -> read(vendor, path, Map.of()));
    }

    private List<Object> read(String vendor, String path, Map<String, String> query) {
        VendorRequest first = VendorRequest.get(path).withQuery(query);
        return new PagedRead(vendor, Vendors.named(vendor).paging()).all(first, request -> {
            asked.add(request.target());
            return answer(pages.get(request.target()));
        });
    }

    private static VendorAnswer answer(String body) {
        return new VendorAnswer(200, Json.read(body), new byte[0], Optional.empty());
    }
}
