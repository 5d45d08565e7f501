package io.throughline.simulator.monday;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.SimulatorClient.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MondayBoardsTest {

    private static final String BY_MARKER =
            "query ($board: ID!, $marker: String!) { items_page_by_column_values(board_id: $board, columns: [{column_id: \"throughline_marker\", column_values: [$marker]}]) { cursor items { id name } } }";

    @TempDir
    Path folder;

    private MondayAccount account;

    @BeforeEach
    void start() {
        account = new MondayAccount(folder);
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void aBoardMadeFromATemplateHasItsColumnsGroupsAndItems() {
        String board = account.board("ACME roll-out");

        JsonNode made = account.data(
                        "query ($ids: [ID!]) { boards(ids: $ids) { id name state url groups { id } columns { id type } items_page { cursor items { name } } workspace { name } } }",
                        "ids",
                        List.of(board))
                .at("/boards/0");

        assertThat(made.get("id").isTextual()).isTrue();
        assertThat(made.get("groups").findValuesAsText("id")).containsExactly("tasks", "milestones", "staffing");
        assertThat(made.get("columns").findValuesAsText("id")).contains("throughline_marker", "time_tracking");
        assertThat(made.at("/items_page/items/0/name").asText()).isEqualTo("Internal: project set-up");
        assertThat(made.at("/items_page/cursor").isNull()).isTrue();
    }

    @Test
    void columnValuesAreWrittenAsJsonTextAndReadAsTheirOwnTypes() {
        String board = account.board("B");
        String item = account.item(
                board,
                "Design",
                "{\"throughline_marker\":\"m-1\",\"hours\":\"12.50\",\"status\":{\"label\":\"Done\"},\"date\":{\"date\":\"2026-12-01\"},"
                        + "\"timeline\":{\"from\":\"2026-12-01\",\"to\":\"2026-12-31\"},\"billable\":{\"checked\":\"true\"},"
                        + "\"person\":{\"personsAndTeams\":[{\"id\":70000001,\"kind\":\"person\"}]}}");

        JsonNode values = account.data(
                        "query ($ids: [ID!]) { items(ids: $ids) { column_values(ids: [\"throughline_marker\",\"hours\",\"status\",\"date\",\"timeline\",\"person\",\"amount\"]) { __typename id text value ... on NumbersValue { number } ... on StatusValue { index label is_done } ... on DateValue { date } ... on PeopleValue { persons_and_teams { id kind } } } } }",
                        "ids",
                        List.of(item))
                .at("/items/0/column_values");

        assertThat(value(values, "throughline_marker").get("value").asText()).isEqualTo("\"m-1\"");
        assertThat(value(values, "hours").get("number").doubleValue()).isEqualTo(12.5);
        assertThat(value(values, "hours").get("text").asText()).isEqualTo("12.50");
        assertThat(value(values, "status").get("label").asText()).isEqualTo("Done");
        assertThat(value(values, "status").get("is_done").booleanValue()).isTrue();
        assertThat(value(values, "date").get("date").asText()).isEqualTo("2026-12-01");
        assertThat(value(values, "timeline").get("text").asText()).isEqualTo("2026-12-01 - 2026-12-31");
        assertThat(value(values, "person").at("/persons_and_teams/0/id").asText())
                .isEqualTo("70000001");
        assertThat(value(values, "amount").get("value").isNull()).isTrue();
        assertThat(value(values, "amount").get("text").asText()).isEmpty();
    }

    private static JsonNode value(JsonNode values, String column) {
        for (JsonNode value : values) {
            if (value.get("id").asText().equals(column)) {
                return value;
            }
        }
        throw new AssertionError(column + " in " + values);
    }

    @Test
    void anUnknownLabelIsAnErrorInsideHttp200AndTheItemIsNotMade() {
        String board = account.board("B");

        Reply reply =
                account.createItem(board, "X", "{\"throughline_marker\":\"m-2\",\"status\":{\"label\":\"Nowhere\"}}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/data/create_item").isNull()).isTrue();
        assertThat(reply.json().at("/errors/0/extensions/code").asText()).isEqualTo("ColumnValueException");
        assertThat(reply.json().at("/errors/0/extensions/status_code").intValue())
                .isEqualTo(200);
        assertThat(reply.json()
                        .at("/errors/0/extensions/error_data/column_type")
                        .asText())
                .isEqualTo("status");
        assertThat(reply.json().at("/errors/0/path/0").asText()).isEqualTo("create_item");
        assertThat(reply.json().at("/errors/0/locations/0/line").intValue()).isEqualTo(1);
        assertThat(reply.json().at("/errors/0/extensions").has("classification"))
                .isFalse();
        assertThat(account.data(BY_MARKER, "board", board, "marker", "m-2").at("/items_page_by_column_values/items"))
                .isEmpty();
    }

    @Test
    void oneFieldOfAMutationCanFailWhileTheOtherIsDoneAndEachHasItsLineInTheJournal() {
        String board = account.board("B");

        Reply reply = account.ask(
                "mutation ($board: ID!, $values: JSON) { one: create_item(board_id: $board, item_name: \"one\", column_values: $values) { id } create_group(board_id: \"1\", group_name: \"g\") { id } }",
                "board",
                board,
                "values",
                "{\"throughline_marker\":\"m-3\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/data/one/id").isTextual()).isTrue();
        assertThat(reply.json().at("/data/create_group").isNull()).isTrue();
        assertThat(reply.json().at("/errors/0/extensions/code").asText()).isEqualTo("InvalidBoardIdException");
        List<JsonNode> journal = account.client.journal();
        JsonNode made = journal.get(journal.size() - 2);
        JsonNode refused = journal.get(journal.size() - 1);
        assertThat(made.get("operation").asText()).isEqualTo("create_item");
        assertThat(made.get("effect").asText()).isEqualTo("created");
        assertThat(made.get("marker").asText()).isEqualTo("m-3");
        assertThat(refused.get("operation").asText()).isEqualTo("create_group");
        assertThat(refused.get("effect").asText()).isEqualTo("none");
    }

    @Test
    void itemsAreReadPageByPageUntilTheCursorIsAnHourOld() {
        String board = account.board("B");
        for (int i = 0; i < 4; i++) {
            account.item(board, "task " + i, "{}");
        }
        JsonNode first = account.data(
                        "query ($ids: [ID!]) { boards(ids: $ids) { items_page(limit: 2, query_params: {rules: [{column_id: \"name\", compare_value: \"task\", operator: starts_with}]}) { cursor items { name } } } }",
                        "ids",
                        List.of(board))
                .at("/boards/0/items_page");
        String next =
                "query ($cursor: String!) { next_items_page(cursor: $cursor, limit: 3) { cursor items { name } } }";
        String cursor = first.get("cursor").asText();

        JsonNode second = account.data(next, "cursor", cursor).get("next_items_page");
        account.clock.advance(Duration.ofMinutes(61));
        Reply late = account.ask(next, "cursor", cursor);

        assertThat(first.get("items").findValuesAsText("name")).containsExactly("task 0", "task 1");
        assertThat(second.get("items").findValuesAsText("name")).containsExactly("task 2", "task 3");
        assertThat(second.get("cursor").isNull()).isTrue();
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.json().at("/errors/0/extensions/code").asText()).isEqualTo("CursorExpiredError");
    }

    @Test
    void aSearchByColumnMayLagBehindWhileAReadByIdDoesNot() {
        String board = account.board("B");
        account.knob("indexDelayMillis", 5_000);
        String item = account.item(board, "late", "{\"throughline_marker\":\"m-4\"}");

        assertThat(account.data(BY_MARKER, "board", board, "marker", "m-4").at("/items_page_by_column_values/items"))
                .isEmpty();
        assertThat(account.data("query ($ids: [ID!]) { items(ids: $ids) { name } }", "ids", List.of(item))
                        .at("/items/0/name")
                        .asText())
                .isEqualTo("late");
        account.clock.advance(Duration.ofSeconds(6));
        assertThat(account.data(BY_MARKER, "board", board, "marker", "m-4")
                        .at("/items_page_by_column_values/items/0/id")
                        .asText())
                .isEqualTo(item);
    }

    @Test
    void theClockOfAnItemIsToldButCannotBeSet() {
        String board = account.board("B");
        String item = account.item(board, "work", "{}");
        account.client.post(
                "/_simulator/records/time_tracking",
                "{\"item_id\":\"" + item
                        + "\",\"column_id\":\"time_tracking\",\"started_user_id\":\"70000002\",\"started_at\":\"2026-11-20T09:00:00Z\",\"ended_at\":\"2026-11-20T10:30:00Z\"}");

        JsonNode time = account.data(
                        "query ($ids: [ID!]) { items(ids: $ids) { column_values(types: [time_tracking]) { ... on TimeTrackingValue { duration running history { id started_at started_user_id } } } } }",
                        "ids",
                        List.of(item))
                .at("/items/0/column_values/0");
        Reply written = account.createItem(board, "no", "{\"time_tracking\":\"3600\"}");

        assertThat(time.get("duration").intValue()).isEqualTo(5_400);
        assertThat(time.get("running").booleanValue()).isFalse();
        assertThat(time.at("/history/0/started_user_id").asText()).isEqualTo("70000002");
        assertThat(written.json().at("/errors/0/extensions/code").asText()).isEqualTo("ColumnValueException");
    }

    @Test
    void aColumnThatWasMadeAnewIsUnknownUnderItsOldId() {
        String board = account.board("B");
        account.client.post(
                "/_simulator/schema",
                "{\"object\":\"" + board + "\",\"field\":\"hours\",\"change\":\"rename-field\",\"to\":\"hours_2\"}");

        Reply reply = account.createItem(board, "x", "{\"hours\":\"1\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/errors/0/extensions/code").asText()).isEqualTo("InvalidColumnIdException");
    }

    @Test
    void whatIsArchivedIsLeftOutOfListsButFoundByItsId() {
        String board = account.board("B");
        String item = account.item(board, "old", "{\"throughline_marker\":\"m-5\"}");

        account.data("mutation ($id: ID) { archive_item(item_id: $id) { id state } }", "id", item);
        account.data("mutation ($id: ID!) { archive_board(board_id: $id) { state } }", "id", board);

        assertThat(account.data("query ($ids: [ID!]) { items(ids: $ids) { state } }", "ids", List.of(item))
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("archived");
        assertThat(account.data("query ($ids: [ID!]) { boards(ids: $ids) { id } }", "ids", List.of(board))
                        .get("boards"))
                .isEmpty();
        assertThat(account.createItem(board, "new", "{}")
                        .json()
                        .at("/errors/0/extensions/code")
                        .asText())
                .isEqualTo("InvalidBoardIdException");
    }

    @Test
    void aRestartedSimulatorKnowsWhatItKnew() {
        String board = account.board("B");
        String item = account.item(board, "kept", "{\"hours\":\"3\"}");
        account.close();
        account = new MondayAccount(folder);

        assertThat(account.data("query ($ids: [ID!]) { items(ids: $ids) { name board { id } } }", "ids", List.of(item))
                        .at("/items/0/board/id")
                        .asText())
                .isEqualTo(board);
    }
}
