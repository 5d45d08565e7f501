package io.throughline.benchmark.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The upper mark: reads only the fields it needs into variables, and writes the result directly. Nobody would want to keep this. */
final class HandCodedStreaming implements Mapper {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> DEAL = Set.of(
            "Id",
            "Name",
            "StageName",
            "SystemModstamp",
            "Region__c",
            "Legal_Entity__c",
            "Service_Line__c",
            "Billing_Method__c",
            "Contract_Number__c",
            "Contract_Signed_Date__c",
            "PO_Number__c",
            "Payment_Terms__c",
            "Project_Start_Date__c",
            "Project_End_Date__c",
            "CurrencyIsoCode");
    private static final Set<String> ACCOUNT = Set.of(
            "Id",
            "Name",
            "AccountNumber",
            "BillingCountryCode",
            "BillingCountry",
            "CurrencyIsoCode",
            "Tax_Number__c",
            "ParentId",
            "BillingStreet",
            "BillingCity",
            "BillingStateCode",
            "BillingPostalCode");
    private static final Set<String> LINE =
            Set.of("Id", "ProductCode", "Name", "Description", "Role__c", "ServiceDate");

    private final Map<String, Map<String, String>> tables = ComparedFiles.tables();

    /** The fields of one object that are needed. */
    private static final class Read {
        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, BigDecimal> numbers = new HashMap<>();
        private boolean flag;

        String text(String name) {
            return texts.get(name);
        }

        String required(String name) {
            String text = texts.get(name);
            if (text == null) {
                throw new IllegalArgumentException(name + " is missing");
            }
            return text;
        }
    }

    @Override
    public String name() {
        return "hand-coded, Jackson streaming";
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public Object read(byte[] json) {
        return json;
    }

    @Override
    public Object map(Object tree) {
        return map((byte[]) tree);
    }

    @Override
    public byte[] write(Object result) {
        return (byte[]) result;
    }

    @Override
    public byte[] map(byte[] json) {
        try (JsonParser in = JSON.createParser(json)) {
            in.nextToken();
            Read deal = new Read();
            Read account = new Read();
            List<Read> lines = new ArrayList<>();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken token = in.nextToken();
                if (name.equals("Account")) {
                    object(in, account, ACCOUNT, "PO_Required__c");
                } else if (name.equals("OpportunityLineItems") && token == JsonToken.START_OBJECT) {
                    items(in, lines);
                } else {
                    field(in, name, deal, DEAL, "IsWon");
                }
            }
            return written(deal, account, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void items(JsonParser in, List<Read> lines) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            if (name.equals("records")) {
                while (in.nextToken() == JsonToken.START_OBJECT) {
                    Read line = new Read();
                    object(in, line, LINE, "");
                    lines.add(line);
                }
            } else {
                in.skipChildren();
            }
        }
    }

    private static void object(JsonParser in, Read read, Set<String> wanted, String flag) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            if (name.equals("Product2") && token == JsonToken.START_OBJECT) {
                Read product = new Read();
                object(in, product, Set.of("Name", "Family"), "");
                read.texts.put("Product2.Name", product.text("Name"));
                read.texts.put("Product2.Family", product.text("Family"));
            } else {
                field(in, name, read, wanted, flag);
            }
        }
    }

    private static void field(JsonParser in, String name, Read read, Set<String> wanted, String flag)
            throws IOException {
        switch (in.currentToken()) {
            case VALUE_STRING -> {
                if (wanted.contains(name) && in.getTextLength() > 0) {
                    read.texts.put(name, in.getText());
                }
            }
            case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> {
                if (name.equals("Amount") || name.equals("Quantity") || name.endsWith("Price")) {
                    read.numbers.put(name, in.getDecimalValue());
                }
            }
            case VALUE_TRUE -> read.flag |= name.equals(flag);
            default -> in.skipChildren();
        }
    }

    private byte[] written(Read deal, Read account, List<Read> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            String currency = deal.text("CurrencyIsoCode");
            out.writeStringField("id", deal.required("Id"));
            out.writeStringField("name", deal.required("Name").strip());
            out.writeStringField("stage", deal.required("StageName"));
            out.writeBooleanField("won", deal.flag);
            out.writeStringField("version", ComparedValues.instant(deal.required("SystemModstamp")));
            put(out, "region", lower(deal.text("Region__c")));
            put(out, "legalEntity", lower(deal.text("Legal_Entity__c")));
            put(out, "serviceLine", word("service-lines", deal.text("Service_Line__c")));
            put(out, "billingMethod", word("billing-methods", deal.text("Billing_Method__c")));
            out.writeObjectFieldStart("contract");
            put(out, "number", deal.text("Contract_Number__c"));
            put(out, "signedOn", ComparedValues.date(deal.text("Contract_Signed_Date__c")));
            put(out, "poNumber", deal.text("PO_Number__c"));
            put(out, "paymentTerms", word("payment-terms", deal.text("Payment_Terms__c")));
            out.writeEndObject();
            put(out, "startOn", ComparedValues.date(deal.text("Project_Start_Date__c")));
            put(out, "endOn", ComparedValues.date(deal.text("Project_End_Date__c")));
            money(out, "amount", deal.numbers.get("Amount"), currency);
            account(out, account);
            out.writeArrayFieldStart("lines");
            for (Read line : lines) {
                line(out, line, currency);
            }
            out.writeEndArray();
            out.writeStringField("url", ComparedFiles.URL + "/lightning/r/Opportunity/" + deal.text("Id") + "/view");
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void account(JsonGenerator out, Read account) throws IOException {
        out.writeObjectFieldStart("account");
        out.writeStringField("id", account.required("Id"));
        out.writeStringField("name", account.required("Name").strip());
        put(out, "number", account.text("AccountNumber"));
        String code = account.text("BillingCountryCode");
        put(out, "country", code != null ? code : row("countries", account.text("BillingCountry")));
        put(out, "currency", account.text("CurrencyIsoCode"));
        String tax = account.text("Tax_Number__c");
        put(out, "taxNumber", tax == null ? null : tax.strip());
        out.writeBooleanField("poRequired", account.flag);
        put(out, "parentId", account.text("ParentId"));
        out.writeObjectFieldStart("address");
        put(out, "street", account.text("BillingStreet"));
        put(out, "city", account.text("BillingCity"));
        put(out, "state", account.text("BillingStateCode"));
        put(out, "postalCode", account.text("BillingPostalCode"));
        out.writeEndObject();
        out.writeEndObject();
    }

    private void line(JsonGenerator out, Read line, String currency) throws IOException {
        out.writeStartObject();
        out.writeStringField("key", line.required("Id"));
        put(out, "productCode", line.text("ProductCode"));
        String description = line.text("Description");
        String product = line.text("Product2.Name");
        put(out, "name", description != null ? description : product != null ? product : line.required("Name"));
        put(out, "family", row("product-families", line.text("Product2.Family")));
        String role = row("roles", line.text("Role__c"));
        put(out, "role", role != null ? role : line.text("Role__c"));
        String unit = row("product-units", line.text("ProductCode"));
        put(out, "unit", unit != null ? unit : "hour");
        out.writeNumberField("quantity", line.numbers.get("Quantity"));
        money(out, "unitPrice", line.numbers.get("UnitPrice"), currency);
        money(out, "total", line.numbers.get("TotalPrice"), currency);
        put(out, "serviceOn", ComparedValues.date(line.text("ServiceDate")));
        out.writeEndObject();
    }

    private static void money(JsonGenerator out, String field, BigDecimal amount, String currency) throws IOException {
        if (amount != null) {
            out.writeObjectFieldStart(field);
            out.writeStringField("value", ComparedValues.amount(amount, currency));
            out.writeStringField("currency", currency);
            out.writeEndObject();
        }
    }

    private static void put(JsonGenerator out, String field, String text) throws IOException {
        if (text != null) {
            out.writeStringField(field, text);
        }
    }

    private String word(String table, String text) {
        String known = row(table, text);
        return known != null ? known : lower(text);
    }

    private String row(String table, String key) {
        return key == null ? null : tables.get(table).get(key);
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
