package io.throughline.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:file:/data/l",
                "jdbc:h2:/data/l;WRITE_DELAY=0",
                "jdbc:h2:~/l;DB_CLOSE_ON_EXIT=FALSE",
                "jdbc:h2:file:/data/l;WRITE_DELAY=00;DB_CLOSE_ON_EXIT=FALSE",
                "jdbc:h2:file:/data/l;WRITE_DELAY=500;DB_CLOSE_ON_EXIT=FALSE",
                "jdbc:h2:tcp://host/l;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "jdbc:h2:file:/data/l;AUTO_SERVER=TRUE;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "jdbc:h2:file:/data/l;FILE_LOCK=NO;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "jdbc:h2:memFS:l;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "jdbc:h2:nioMemLZ:l;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
            })
    void anH2UrlThatLosesCommitsIsRefused(String url) {
        assertThatThrownBy(() -> LedgerUrl.kindOf(url, Durability.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("LED-2009")
                .hasMessageContaining("WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    }

    @Test
    void aSafeH2FileIsTaken() {
        String url = LedgerSettings.file(Path.of("data/ledger")).url();
        assertThat(LedgerUrl.kindOf(url, Durability.FULL)).isEqualTo(Dialect.Kind.H2_FILE);
        assertThat(LedgerUrl.kindOf("jdbc:h2:./l;write_delay=0;db_close_on_exit=false;LOCK_TIMEOUT=9", Durability.FULL))
                .isEqualTo(Dialect.Kind.H2_FILE);
    }

    @Test
    void memoryNeedsDurabilityNone() {
        assertThatThrownBy(() -> LedgerUrl.kindOf("jdbc:h2:mem:x", Durability.FULL))
                .hasMessageStartingWith("LED-2010");
        assertThatCode(() -> LedgerUrl.kindOf("jdbc:h2:mem:x", Durability.NONE)).doesNotThrowAnyException();
    }

    @Test
    void anotherDatabaseIsRefusedWithoutItsPassword() {
        assertThatThrownBy(() -> LedgerUrl.kindOf("jdbc:mysql://u:geheim@h/d?password=geheim", Durability.FULL))
                .hasMessageStartingWith("LED-2011")
                .hasMessageContaining("jdbc:mysql://***@h/d")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void settingsDoNotShowPasswords() {
        LedgerSettings settings = LedgerSettings.of("jdbc:postgresql://h/d?password=geheim", "u", () -> "geheim");
        assertThat(settings.toString())
                .contains("jdbc:postgresql://h/d", "user=u")
                .doesNotContain("geheim");
        assertThat(settings.withPoolSize(3).toString()).contains("poolSize=3");
    }

    @Test
    void aFileNameCannotSmuggleInSettings() {
        assertThatThrownBy(() -> LedgerSettings.file(Path.of("data;INIT=drop"))).hasMessageStartingWith("LED-2009");
    }
}
