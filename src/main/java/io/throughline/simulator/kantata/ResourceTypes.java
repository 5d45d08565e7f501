package io.throughline.simulator.kantata;

import io.throughline.simulator.kantata.Attribute.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The resources, one block each: {@code key singular Subject firstId}, then one attribute a line as {@code name
 * kind(argument) marks}.
 */
final class ResourceTypes {

    private static final String WORK = """
            workspaces workspace Workspace 33000000
            title string(255) required
            description string
            creator_role option(maven|buyer) writeonly
            creator_id id(users) readonly
            primary_maven_id id(users)
            account_id numberid readonly
            start_date date
            due_date date
            budgeted bool
            change_orders_enabled bool
            require_time_approvals bool
            require_expense_approvals bool
            currency string(3)
            price decimal
            access_level option(open|invitation|admin)
            rate_card_id numberid(rate_cards)
            workspace_group_ids any
            approver_ids any
            project_tracker_template_id id(project_templates)
            status_key int writeonly
            stage option(estimate|project)
            target_margin decimal
            consultant_role_name string(100)
            client_role_name string(100)
            percentage_complete int readonly
            archived bool

            stories story Story 71000000
            title string(200) required
            description string
            workspace_id id(workspaces) required
            parent_id id(stories)
            story_type option(task|deliverable|milestone|issue)
            start_date date
            due_date date
            state string(40)
            budget_estimate_in_cents int
            time_estimate_in_minutes int
            percentage_complete int
            weight int
            position int
            fixed_fee bool
            billable bool
            archived bool
            deleted_at string readonly
            assignments any writeonly

            workspace_resources workspace_resource WorkspaceResource 52000000
            workspace_id id(workspaces) required
            user_id id(users)
            role_id id(roles)
            label string(255)

            workspace_allocations workspace_allocation WorkspaceAllocation 64000000
            resource_id id(workspace_resources) required
            workspace_resource_id id(workspace_resources) readonly
            workspace_id id(workspaces) readonly
            start_date date required
            end_date date required
            minutes int required
            hard bool
            notes string
            """;

    private static final String LISTS = """
            roles role Role 4000
            name string(100) required
            external_id string(80)
            deleted_at string readonly

            users user User 9000000
            full_name string(100) readonly
            email_address string(254) readonly
            headline string readonly
            account_id numberid readonly
            role_id id(roles) readonly
            disabled bool readonly

            rate_cards rate_card RateCard 2000
            title string(255) required
            currency string(3) required
            active bool

            project_templates project_template ProjectTemplate 9000
            title string(255) readonly
            description string readonly

            custom_fields custom_field CustomField 700
            name string(255) readonly
            subject_type string(40) readonly
            value_type string(40) readonly
            unique_value bool readonly

            custom_field_values custom_field_value CustomFieldValue 8100000
            custom_field_id numberid(custom_fields) required
            subject_type string(40) required
            subject_id numberid required
            value any required

            external_references external_reference ExternalReference 12000000
            subject_type string(40) required
            subject_id numberid required
            service_name string(255) required
            service_model string(255) required
            service_model_ref string(255) required
            status option(successful|pending|failed)
            external_message string
            external_link string
            external_status string
            locked bool
            """;

    private final Map<String, ResourceType> types = new LinkedHashMap<>();

    ResourceTypes() {
        for (String text : List.of(WORK, TimeTypes.TEXT, LISTS)) {
            for (String block : text.strip().split("\n\n")) {
                ResourceType type = type(block.lines().toList());
                types.put(type.key(), type);
            }
        }
    }

    Collection<ResourceType> all() {
        return types.values();
    }

    ResourceType get(String key) {
        return types.get(key);
    }

    private static ResourceType type(List<String> lines) {
        String[] head = lines.get(0).split(" ");
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            Attribute attribute = attribute(line.split(" "));
            attributes.put(attribute.name(), attribute);
        }
        return new ResourceType(head[0], head[1], head[2], Long.parseLong(head[3]), attributes);
    }

    private static Attribute attribute(String[] words) {
        String[] type = words[1].split("[()]");
        Kind kind = Kind.valueOf(type[0].toUpperCase(Locale.ROOT));
        String argument = type.length > 1 ? type[1] : "";
        boolean id = kind == Kind.ID || kind == Kind.NUMBERID;
        return new Attribute(
                words[0],
                kind,
                kind == Kind.STRING && !argument.isEmpty() ? Integer.parseInt(argument) : 0,
                id && !argument.isEmpty() ? argument : null,
                kind == Kind.OPTION ? List.of(argument.replace('+', ' ').split("\\|")) : List.of(),
                Set.copyOf(Arrays.asList(words).subList(2, words.length)));
    }
}
