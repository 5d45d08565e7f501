package io.throughline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventTest {

    private static final CloudEvent WON = new CloudEvent(
            "7f",
            "salesforce",
            "opportunity.won.v1",
            "006A",
            Instant.parse("2026-03-02T09:14:00Z"),
            "https://throughline.io/schemas/events/opportunity.won.v1.json",
            "opportunity",
            "3",
            "de",
            Map.of("id", "006A"));

    @Test
    @DisplayName("i4 an event goes out as a structured CloudEvent 1.0 and comes back as the same event")
    void i4GoesOutAndComesBack() {
        assertThat(Json.write(WON.asMap())).isEqualTo("""
                        {"specversion":"1.0","id":"7f","source":"salesforce","type":"io.throughline.opportunity.won.v1","subject":"006A",\
                        "time":"2026-03-02T09:14:00Z","datacontenttype":"application/json",\
                        "dataschema":"https://throughline.io/schemas/events/opportunity.won.v1.json","objecttype":"opportunity","objectversion":"3",\
                        "region":"de","data":{"id":"006A"}}""");
        assertThat(CloudEvent.read(WON.asMap())).isEqualTo(WON);
    }

    @Test
    @DisplayName("i4 what nobody said is left out, and a source is always a URI reference")
    void i4WhatNobodySaidIsLeftOut() {
        Map<String, Object> bare = new CloudEvent(
                        "7f", "the ERP %", "invoice.paid.v1", "9", null, null, null, null, null, Map.of())
                .asMap();

        assertThat(bare)
                .containsOnlyKeys("specversion", "id", "source", "type", "subject", "datacontenttype", "data")
                .containsEntry("source", "the%20ERP%20%25");
    }

    @Test
    @DisplayName("i4 a host may leave out what is fixed, use our own names, and say the time in its zone")
    void i4AHostMaySayLess() {
        CloudEvent read = CloudEvent.read(Map.of(
                "id",
                "1",
                "source",
                "hr",
                "type",
                "consultant.hired.v1",
                "subject",
                "17",
                "objectType",
                "employee",
                "version",
                "4",
                "time",
                "2026-03-02T10:14:00+01:00"));

        assertThat(read.objectType()).isEqualTo("employee");
        assertThat(read.objectVersion()).isEqualTo("4");
        assertThat(read.time()).isEqualTo(Instant.parse("2026-03-02T09:14:00Z"));
        assertThat(read.data()).isEmpty();
    }

    @ParameterizedTest(name = "i4 {0}={1} is refused")
    @CsvSource(
            delimiter = ';',
            value = {
                "specversion; 0.3; its specversion is not 1.0.",
                "datacontenttype; text/xml; its datacontenttype is not JSON.",
                "data_base64; AAAA; its data are binary.",
                "data; secret words; its data are no JSON object.",
                "time; secret time; its time is no timestamp of RFC 3339 with an offset.",
                "time; 2026-03-02T10:14:00; its time is no timestamp of RFC 3339 with an offset.",
                "subject;; it needs the field 'subject' as text."
            })
    @DisplayName("i4 what is no CloudEvent of JSON is refused without its values")
    void i4IsRefused(String name, String value, String says) {
        Map<String, Object> event = new LinkedHashMap<>(WON.asMap());
        event.put(name, value);

        assertThatThrownBy(() -> CloudEvent.read(event))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageContainingAll("MAP-3010", says)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> CloudEvent.read(Map.of("id", 5))).hasMessageContaining("field 'id' as text");
    }
}
