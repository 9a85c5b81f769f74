package org.olelo.sip;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Random;
import org.olelo.text.Latin;

/** Jazzer on messages and their values; without JAZZER_FUZZ=1 what it has found interesting is read once more. */
class MessageFuzzTest {
    @DictionaryFile(resourcePath = "/org/olelo/sip/sip.dict")
    @FuzzTest(maxDuration = "10m")
    void message(byte[] bytes) {
        if (MessageParser.parse(bytes) instanceof SipMessage message
                && !(message instanceof SipRequest request && !request.isSip())) {
            Everything.of(message, new Random(bytes.length));
        }
    }

    @DictionaryFile(resourcePath = "/org/olelo/sip/sip.dict")
    @FuzzTest(maxDuration = "10m")
    void uri(byte[] bytes) {
        SipUri uri = SipUri.parse(Latin.string(bytes));
        if (uri != null) {
            Everything.of(uri);
        }
    }

    @DictionaryFile(resourcePath = "/org/olelo/sip/sip.dict")
    @FuzzTest(maxDuration = "10m")
    void via(byte[] bytes) {
        Via via = ViaParser.parse(bytes, 0, bytes.length);
        if (via != null) {
            via.params();
            via.param("branch");
        }
    }

    @DictionaryFile(resourcePath = "/org/olelo/sip/sip.dict")
    @FuzzTest(maxDuration = "10m")
    void value(byte[] bytes) {
        Everything.readAs(Latin.string(bytes));
    }
}
