package org.olelo.script;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import org.olelo.script.format.ConfigFormatter;
import org.olelo.script.source.Diagnostic;
import org.olelo.script.source.Diagnostics;
import org.olelo.text.Latin;

/** Jazzer on lexer, pre-processor, parser, checker and formatter: whatever the text, it ends in diagnostics, at places that exist. */
class ConfigFuzzTest {
    @DictionaryFile(resourcePath = "/org/olelo/script/config.dict")
    @FuzzTest(maxDuration = "10m")
    void load(byte[] bytes) {
        String text = Latin.string(bytes);
        Map<String, String> files = Map.of("self", text, "half", text.substring(text.length() / 2));
        List<Diagnostic> found = new ScriptTester(text, files).diagnostics().sorted();
        assertTrue(found.size() <= Diagnostics.LIMIT);
        for (Diagnostic diagnostic : found) {
            assertTrue(diagnostic.render().contains(":"));
        }
    }

    @DictionaryFile(resourcePath = "/org/olelo/script/config.dict")
    @FuzzTest(maxDuration = "10m")
    void format(byte[] bytes) {
        ConfigFormatter.format(Latin.string(bytes));
    }
}
