package io.throughline.config;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of parts.
 *
 * @param items in their order
 */
public record YamlList(Position position, String path, List<YamlNode> items) implements YamlNode {

    /** Copies the items. */
    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public List<Object> plain() {
        List<Object> list = new ArrayList<>(items.size());
        items.forEach(item -> list.add(item.plain()));
        return list;
    }

    @Override
    public String kind() {
        return "a list";
    }
}
