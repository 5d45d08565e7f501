package io.throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class KeysTest {

    @Property(tries = 200)
    void differentTextsGetDifferentKebabKeys(@ForAll List<String> texts) {
        Map<String, String> keys = Keys.of(texts);

        assertThat(keys).hasSize((int) texts.stream().distinct().count());
        assertThat(keys.values())
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-z0-9]+(-[a-z0-9]+)*") && key.length() <= 70);
    }

    @Property(tries = 200)
    void aKeyDoesNotDependOnTheOrder(@ForAll List<String> texts) {
        List<String> sorted = texts.stream().sorted().toList();

        assertThat(Keys.of(sorted)).isEqualTo(Keys.of(texts));
    }
}
