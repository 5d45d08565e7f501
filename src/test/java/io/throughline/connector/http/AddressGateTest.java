package io.throughline.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.config.Network;
import io.throughline.connector.http.WireException.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S-40 the address is checked before anything is sent")
class AddressGateTest {

    private static final URI VENDOR = URI.create("https://vendor.example");

    @Test
    void allAddressesOfAHostMustBeAllowed() {
        AddressGate mixed = new AddressGate(host -> new InetAddress[] {address("8.8.8.8"), address("10.0.0.1")});
        assertThat(refusal(mixed, VENDOR, Network.PUBLIC)).isEqualTo(Kind.FORBIDDEN);
        assertThat(refusal(mixed, VENDOR, Network.PRIVATE)).isEqualTo(Kind.FORBIDDEN);
        AddressGate global = new AddressGate(host -> new InetAddress[] {address("8.8.8.8")});
        assertThatCode(() -> global.check(VENDOR, Network.PUBLIC)).doesNotThrowAnyException();
    }

    @Test
    void rebindingIsSeenAtTheNextCall() {
        String[] current = {"8.8.8.8"};
        AddressGate gate = new AddressGate(host -> new InetAddress[] {address(current[0])});
        assertThatCode(() -> gate.check(VENDOR, Network.PUBLIC)).doesNotThrowAnyException();
        current[0] = "169.254.169.254";
        assertThat(refusal(gate, VENDOR, Network.PUBLIC)).isEqualTo(Kind.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1",
                "https://localhost",
                "https://[::1]",
                "https://[::ffff:127.0.0.1]",
                "https://2130706433",
                "https://169.254.169.254"
            })
    void spellingsOfInnerAddressesAreNotPublic(String url) {
        AddressGate gate = new AddressGate(InetAddress::getAllByName);
        assertThat(refusal(gate, URI.create(url), Network.PUBLIC)).isIn(Kind.FORBIDDEN, Kind.NOT_SENT);
    }

    @Test
    void plainHttpIsForLoopbackOnly() {
        AddressGate gate = new AddressGate(host -> new InetAddress[] {address("8.8.8.8")});
        assertThat(refusal(gate, URI.create("http://vendor.example"), Network.PUBLIC))
                .isEqualTo(Kind.FORBIDDEN);
    }

    @Test
    void unknownHostIsNotSent() {
        AddressGate gate = new AddressGate(host -> {
            throw new UnknownHostException(host);
        });
        assertThat(refusal(gate, VENDOR, Network.PUBLIC)).isEqualTo(Kind.NOT_SENT);
    }

    private static Kind refusal(AddressGate gate, URI uri, Network network) {
        WireException refused = catchThrowableOfType(WireException.class, () -> gate.check(uri, network));
        return refused.kind();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
