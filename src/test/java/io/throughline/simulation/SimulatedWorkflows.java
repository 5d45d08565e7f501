package io.throughline.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The deals of the simulation and the workflows they go through: sequence, choice, split with items, undo, a shared subject, two transactions joined. */
final class SimulatedWorkflows {

    static final String ROUTES = """
            - route:
                id: deal
                from:
                  uri: workflow:deal
                  parameters: { on: opportunity.won.v1 }
                  steps:
                    - to: "step:opportunity?call=crm-opportunity-read"
                    - to: "step:terms?call=rules-terms"
                    - to: workflow:customer
                    - to: "step:project?call=psa-project-make&undo=psa-project-drop"
                    - split:
                        simple: "${variable.terms[tasks]}"
                        steps:
                          - setVariable: { name: taskKey, simple: "${body[key]}" }
                          - to: "step:task?call=psa-task-make&item=taskKey&undo=psa-task-drop"
                    - choice:
                        when:
                          - simple: "${variable.terms[method]} == 'milestone'"
                            steps: [ { to: "step:milestones?call=psa-milestones-make&undo=psa-milestones-drop" } ]
                        otherwise:
                          steps: [ { to: "step:budget?call=psa-budget-set" } ]
                    - to: "step:customer?join=customer"
                    - to: "step:letter?call=mail-letter-send"
                    - to: "step:link?call=crm-opportunity-link"
            - route:
                id: customer
                from:
                  uri: workflow:customer
                  steps:
                    - to: "step:customer?call=erp-customer-confirm"
            """;

    private SimulatedWorkflows() {}

    /** The business object that a document is about. */
    static String object(Map<String, Object> document) {
        return (String) ((Map<?, ?>) document.get("event")).get("subject");
    }

    /** In how many of a hundred deals the target refuses an operation for good. */
    static int refusals(String operation) {
        return switch (operation) {
            case "crm-opportunity-link" -> 20;
            case "psa-milestones-make", "psa-task-make" -> 5;
            case "psa-project-drop" -> 10;
            default -> 0;
        };
    }

    static Map<String, Object> terms(Choices choices, String object) {
        List<Object> tasks = new ArrayList<>();
        for (int task = 0; task < choices.fixed("tasks of " + object, 3); task++) {
            tasks.add(Map.of("key", "t" + task));
        }
        return Map.of("method", choices.fixed("method of " + object, 2) == 0 ? "milestone" : "budget", "tasks", tasks);
    }
}
