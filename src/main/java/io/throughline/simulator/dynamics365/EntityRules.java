package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the environment demands of a record before it is kept, beside types and lengths. */
final class EntityRules {

    /** Property to the set that must hold its value. */
    private static final Map<String, Map<String, String>> REFERENCES = Map.of(
            "CustomersV3",
                    Map.of(
                            "CustomerGroupId",
                            "CustomerGroups",
                            "PaymentTerms",
                            "PaymentTerms",
                            "SalesCurrencyCode",
                            "Currencies"),
            "ProjectContracts",
                    Map.of(
                            "CustomerAccount",
                            "CustomersV3",
                            "SalesCurrency",
                            "Currencies",
                            "PaymentTerms",
                            "PaymentTerms"),
            "ProjectContractLines", Map.of("ProjectContractID", "ProjectContracts", "ProjectID", "ProjectsV2"),
            "ProjectsV2",
                    Map.of(
                            "ProjectGroupId", "ProjectGroups",
                            "ProjectContractId", "ProjectContracts",
                            "CustomerAccountNumber", "CustomersV3",
                            "ParentProjectId", "ProjectsV2",
                            "ProjectManagerPersonnelNumber", "EmployeesV2"),
            "ProjectTasks", Map.of("ProjectId", "ProjectsV2"),
            "ProjectResourceAssignments", Map.of("ProjectId", "ProjectsV2", "ResourceId", "EmployeesV2"),
            "ProjectHourSalesPrices",
                    Map.of(
                            "ProjectId",
                            "ProjectsV2",
                            "ContractId",
                            "ProjectContracts",
                            "ResourceId",
                            "EmployeesV2",
                            "CurrencyId",
                            "Currencies"),
            "ProjectHourJournalLines",
                    Map.of(
                            "JournalId",
                            "ProjectHourJournalHeaders",
                            "ProjectID",
                            "ProjectsV2",
                            "ResourceId",
                            "EmployeesV2",
                            "Category",
                            "ProjectCategories",
                            "Currency",
                            "Currencies"),
            "ProjectExpenseJournalLines",
                    Map.of(
                            "JournalBatchNumber", "ProjectExpenseJournalHeaders",
                            "ExpenseCategory", "ProjectCategories",
                            "ProjectID", "ProjectsV2",
                            "EmployeePersonnelNumber", "EmployeesV2",
                            "Currency", "Currencies"));

    /** Sets whose records may not be deleted while others point to them. */
    private static final Map<String, List<String>> DEPENDENTS = Map.of(
            "CustomersV3", List.of("ProjectContracts.CustomerAccount", "ProjectsV2.CustomerAccountNumber"),
            "ProjectContracts", List.of("ProjectsV2.ProjectContractId", "ProjectContractLines.ProjectContractID"),
            "ProjectsV2", List.of("ProjectHourJournalLines.ProjectID", "ProjectExpenseJournalLines.ProjectID"));

    private static final Set<String> BILLABLE = Set.of("TimeMaterial", "FixedPrice");

    private final Environment environment;
    private final JournalRules journals;

    EntityRules(Environment environment) {
        this.environment = environment;
        this.journals = new JournalRules(environment);
    }

    /** Fills in what follows, and refuses what may not be. */
    void complete(EntitySet set, ObjectNode record) {
        derive(set.name(), record);
        for (Property property : set.properties().values()) {
            if (property.is("required") && record.path(property.name()).asText().isEmpty()) {
                throw Problems.validation(set, "Field '" + property.label() + "' must be filled in.");
            }
        }
        if (set.companySpecific()
                && environment
                        .find("LegalEntities", text(record, EntitySet.COMPANY))
                        .isEmpty()) {
            throw Problems.write(set, "The company " + text(record, EntitySet.COMPANY) + " does not exist.");
        }
        REFERENCES
                .getOrDefault(set.name(), Map.of())
                .forEach((property, target) -> exists(set, record, property, target));
        if (set.name().equals("ProjectsV2")) {
            project(set, record);
        }
        journals.check(set, record);
    }

    private void derive(String set, ObjectNode record) {
        if (set.equals("CustomersV3")) {
            fill(record, "InvoiceAccount", text(record, "CustomerAccount"));
            fill(record, "PartyType", "Organization");
            String name = text(record, "OrganizationName");
            fill(record, "NameAlias", name.substring(0, Math.min(20, name.length())));
            fill(record, "PartyNumber", "P-" + text(record, EntitySet.COMPANY) + "-" + text(record, "CustomerAccount"));
        } else if (set.equals("ProjectContractLines")
                && record.path("LineNumber").decimalValue().signum() == 0) {
            record.put("LineNumber", BigDecimal.valueOf(lines(record).size() + 1L));
        } else if (set.equals("ProjectsV2")) {
            contract(record).ifPresent(contract -> {
                fill(record, "CustomerAccountNumber", text(contract, "CustomerAccount"));
                fill(record, "DefaultInvoiceAccount", text(contract, "CustomerAccount"));
            });
        }
    }

    private List<ObjectNode> lines(ObjectNode line) {
        return environment.store().all("ProjectContractLines").stream()
                .filter(one -> text(one, EntitySet.COMPANY).equals(text(line, EntitySet.COMPANY))
                        && text(one, "ProjectContractID").equalsIgnoreCase(text(line, "ProjectContractID")))
                .toList();
    }

    /** What follows once a record is kept: a contract knows the sum of its lines. */
    void kept(EntitySet set, ObjectNode record) {
        if (set.name().equals("ProjectContractLines")) {
            BigDecimal sum = lines(record).stream()
                    .map(line -> line.path("LineAmount").decimalValue())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            environment
                    .inCompany("ProjectContracts", text(record, EntitySet.COMPANY), text(record, "ProjectContractID"))
                    .ifPresent(contract -> environment.keep(
                            environment.set("ProjectContracts"),
                            contract.deepCopy().put("ContractValue", sum)));
        }
    }

    private Optional<ObjectNode> contract(ObjectNode project) {
        return environment.inCompany(
                "ProjectContracts", text(project, EntitySet.COMPANY), text(project, "ProjectContractId"));
    }

    private void exists(EntitySet set, ObjectNode record, String property, String target) {
        String value = text(record, property);
        boolean global = !environment.set(target).companySpecific();
        String id = global ? value : text(record, EntitySet.COMPANY) + "/" + value;
        if (!value.isEmpty() && environment.find(target, id).isEmpty()) {
            throw Problems.validation(
                    set,
                    "The value '" + value + "' in field '"
                            + set.property(property).orElseThrow().label() + "' is not found in the related table '"
                            + environment.set(target).type() + "'.");
        }
    }

    private void project(EntitySet set, ObjectNode record) {
        String group = text(record, "ProjectGroupId");
        String type = environment
                .inCompany("ProjectGroups", text(record, EntitySet.COMPANY), group)
                .map(one -> text(one, "ProjectType"))
                .orElse("");
        if (BILLABLE.contains(type) && text(record, "ProjectContractId").isEmpty()) {
            throw Problems.validation(set, "Field 'Project contract ID' must be filled in.");
        }
        String start = text(record, "ProjectedStartDate");
        String end = text(record, "ProjectedEndDate");
        if (!end.equals(EntityValues.NO_DATE) && end.compareTo(start) < 0) {
            throw Problems.validation(set, "The end date may not be before the start date.");
        }
        boolean other = contract(record)
                .filter(contract -> !text(contract, "CustomerAccount").equals(text(record, "CustomerAccountNumber")))
                .isPresent();
        if (other) {
            throw Problems.validation(set, "The customer of the project must be the customer of its project contract.");
        }
    }

    /** Whether a record may go. */
    void beforeDelete(EntitySet set, ObjectNode record) {
        for (String dependent : DEPENDENTS.getOrDefault(set.name(), List.of())) {
            String[] words = dependent.split("\\.");
            String own = set.keys().get(set.keys().size() - 1).name();
            boolean used = environment.store().all(words[0]).stream()
                    .anyMatch(one -> text(one, EntitySet.COMPANY).equals(text(record, EntitySet.COMPANY))
                            && text(one, words[1]).equalsIgnoreCase(text(record, own)));
            if (used) {
                throw Problems.write(set, "The record cannot be deleted because it is used in " + words[0] + ".");
            }
        }
        journals.beforeDelete(set, record);
    }

    private static void fill(ObjectNode record, String property, String value) {
        if (text(record, property).isEmpty()) {
            record.put(property, value);
        }
    }

    static String text(ObjectNode record, String property) {
        return record.path(property).asText();
    }
}
