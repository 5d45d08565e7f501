package io.throughline.simulator.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.SimulatorClient.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time bills and journals: what the account refuses, and what is summed up of them. */
class NetSuitePostingsTest {

    @TempDir
    Path folder;

    private static void prepare(NetSuiteAccount account) {
        account.customer("acme");
        put(
                account,
                "job/eid:p",
                "{\"companyName\":\"P\",\"parent\":{\"externalId\":\"acme\"},\"subsidiary\":{\"externalId\":\"us01\"}}");
        for (String name : List.of("ada", "bob")) {
            String body =
                    "{\"firstName\":\"A\",\"lastName\":\"%s\",\"subsidiary\":{\"externalId\":\"us01\"},\"isInactive\":%s}";
            put(account, "employee/eid:" + name, body.formatted(name, name.equals("bob")));
        }
    }

    private static Reply put(NetSuiteAccount account, String path, String body) {
        return account.client.put(NetSuiteAccount.RECORD + path, body);
    }

    private static Reply time(NetSuiteAccount account, String key, String more) {
        String body = "{\"employee\":{\"externalId\":\"ada\"},\"customer\":{\"externalId\":\"p\"},\"hours\":\"1:20\","
                + "\"tranDate\":\"2026-11-03\",\"isBillable\":true,\"rate\":100" + more + "}";
        return put(account, "timeBill/eid:" + key, body);
    }

    private static Reply journal(NetSuiteAccount account, String key, String debit, String credit) {
        String line = "{\"account\":{\"externalId\":\"%s\"},\"entity\":{\"externalId\":\"p\"},\"%s\":%s}";
        String lines = line.formatted("project-cost", "debit", debit) + ","
                + line.formatted("expenses-payable", "credit", credit);
        return put(
                account,
                "journalEntry/eid:" + key,
                "{\"subsidiary\":{\"externalId\":\"us01\"},\"tranDate\":\"2026-11-03\",\"line\":{\"items\":[" + lines
                        + "]}}");
    }

    private static List<String> sums(NetSuiteAccount account) {
        List<String> sums = new ArrayList<>();
        for (JsonNode sum : account.client.get("/_simulator/sums").json()) {
            sums.add(String.join(
                    " ",
                    sum.get("kind").asText(),
                    sum.path("account").asText(),
                    sum.get("legalEntity").asText(),
                    sum.get("project").asText(),
                    sum.get("period").asText(),
                    sum.get("currency").asText(),
                    sum.get("entries").asText(),
                    sum.path("minutes").asText(),
                    sum.get("amount").asText()));
        }
        return sums;
    }

    @Test
    void whatIsPostedIsSummedUpHoweverItChangesAndAfterARestart() throws Exception {
        List<String> before;
        try (NetSuiteAccount account = new NetSuiteAccount(folder)) {
            prepare(account);
            assertThat(time(account, "t1", "").status()).isEqualTo(204);
            time(account, "t2", ",\"rate\":90.5");
            time(account, "t2", ",\"hours\":\"2:00\",\"rate\":90.5");
            time(account, "t3", ",\"hours\":\"-1:20\"");
            time(account, "t4", ",\"isBillable\":false");
            time(account, "t5", "");
            account.client.send("DELETE", NetSuiteAccount.RECORD + "timeBill/eid:t5", null, Map.of());
            assertThat(journal(account, "j1", "50.25", "50.25").status()).isEqualTo(204);
            before = sums(account);
            assertThat(before)
                    .containsExactlyInAnyOrder(
                            "journal expenses-payable us01 P 2026-11 USD 1  -50.25",
                            "journal project-cost us01 P 2026-11 USD 1  50.25",
                            "time  us01 P 2026-11 USD 4 200 181.00");
            assertThat(account.suiteql("SELECT COUNT(*) FROM timebill").json().toString())
                    .contains("\"expr1\":\"4\"");
            assertThat(account.suiteql(
                                    "SELECT id, externalid FROM timebill WHERE externalid IN ('t3', 't9') ORDER BY id")
                            .json()
                            .at("/items/0/externalid")
                            .asText())
                    .isEqualTo("t3");
            assertThat(account.read("timeBill/eid:t2").get("hours").asText()).isEqualTo("2:00");
        }
        try (NetSuiteAccount account = new NetSuiteAccount(folder)) {
            assertThat(sums(account)).isEqualTo(before);
        }
    }

    @Test
    void d17WhatCannotBePostedIsRefusedAtItsField() throws Exception {
        try (NetSuiteAccount account = new NetSuiteAccount(folder)) {
            prepare(account);
            refused(time(account, "t", ",\"employee\":{\"externalId\":\"bob\"}"), "employee");
            refused(time(account, "t", ",\"hours\":\"1.5\""), "hours");
            refused(time(account, "t", ",\"customer\":{\"externalId\":\"nobody\"}"), "customer");
            refused(time(account, "t", ",\"tranDate\":\"1999-01-01\""), "tranDate");
            refused(journal(account, "j", "10", "9"), "line");
            refused(journal(account, "j", "-10", "-10"), "line.items[0].debit");
            put(account, "job/eid:p", "{\"allowTime\":false}");
            refused(time(account, "t", ""), "customer");
            assertThat(sums(account)).isEmpty();
        }
    }

    private static void refused(Reply reply, String path) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/o:errorDetails/0/o:errorPath").asText()).isEqualTo(path);
    }
}
