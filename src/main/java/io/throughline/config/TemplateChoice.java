package io.throughline.config;

import java.util.Map;

/**
 * What a region's table says for a service line and a billing method.
 *
 * @param template how the work is delivered
 * @param ids the template's id by PSA system
 * @param position where the row is written
 */
public record TemplateChoice(Template template, Map<String, String> ids, Position position) {

    /** Whether the template is made for this work; a row for {@code any} service line may choose one that is not. */
    public boolean fits(String serviceLine, String billingMethod) {
        return template.serviceLines().contains(serviceLine)
                && template.billingMethods().contains(billingMethod);
    }
}
