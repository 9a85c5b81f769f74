package org.olelo.rpc.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

/** The layout of replies, as 5.6.3 printed them. */
class IndentedJsonTest {
    private static final String PRINTED = """
            {
            	"jsonrpc":	"2.0",
            	"result":	[{
            			"entry":	6,
            			"q":	0.500000,
            			"slot":	[{
            					"name":	"k",
            					"list":	["a", "1"]
            				}, {
            					"name":	"say \\"hi\\"",
            					"list":	[]
            				}]
            		}],
            	"empty":	{
            	},
            	"id":	1
            }""";

    @Test
    void shouldPrintAsKamailio() {
        try (JsonReader reader = Json.createReader(new StringReader(PRINTED))) {
            assertEquals(PRINTED, IndentedJson.of(reader.read()));
        }
    }
}
