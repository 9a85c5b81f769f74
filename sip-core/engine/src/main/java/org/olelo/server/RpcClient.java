package org.olelo.server;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * {@code ./olelo rpc COMMAND [ARGUMENT...]}: calls an RPC command of the running server over HTTP and prints its result as JSON. Arguments are written as
 * for kamcmd: digits are a number, {@code s:} before them makes a text. Environment: OLELO_URL, OLELO_USER, OLELO_PASSWORD, OLELO_DATA.
 */
public final class RpcClient {
    private RpcClient() {}

    /** Exit codes: 0 done, 1 the command failed, 2 wrong usage, 3 the server cannot be asked. */
    public static void main(String[] words) throws InterruptedException {
        System.exit(run(List.of(words)));
    }

    private static int run(List<String> words) throws InterruptedException {
        if (words.isEmpty() || words.get(0).startsWith("-")) {
            System.err.println(
                    "Usage: olelo rpc COMMAND [ARGUMENT...]   (olelo rpc system.listMethods lists the commands)");
            return 2;
        }
        Map<String, String> environment = System.getenv();
        String url = environment.getOrDefault("OLELO_URL", "http://127.0.0.1:8080") + "/api/rpc";
        try {
            return show(call(url, login(environment), request(words)));
        } catch (IOException e) {
            System.err.println("olelo: the server at " + url + " cannot be asked: " + reason(e)
                    + "; it is started with ./olelo run (an engine alone is asked with kamcmd)");
            return 3;
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String login(Map<String, String> environment) throws IOException {
        String password = environment.get("OLELO_PASSWORD");
        if (password == null) {
            Path file = Path.of(environment.getOrDefault("OLELO_DATA", "data"), "admin-password");
            if (!Files.isReadable(file)) {
                throw new IOException("no password in OLELO_PASSWORD, and " + file + " cannot be read");
            }
            password = Files.readString(file).strip();
        }
        String pair = environment.getOrDefault("OLELO_USER", "admin") + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String request(List<String> words) {
        JsonArrayBuilder parameters = Json.createArrayBuilder();
        for (String word : words.subList(1, words.size())) {
            if (word.matches("-?[0-9]{1,9}")) {
                parameters.add(Integer.parseInt(word));
            } else {
                parameters.add(word.startsWith("s:") ? word.substring(2) : word);
            }
        }
        return Json.createObjectBuilder()
                .add("jsonrpc", "2.0")
                .add("id", 1)
                .add("method", words.get(0))
                .add("params", parameters)
                .build()
                .toString();
    }

    private static HttpResponse<String> call(String url, String login, String body)
            throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", "application/json")
                    .header("Authorization", login)
                    .timeout(Duration.ofSeconds(60))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static int show(HttpResponse<String> response) throws IOException {
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            JsonObject answer = reader.readObject();
            if (answer.containsKey("result")) {
                System.out.println(pretty(answer.get("result")));
                return 0;
            }
            JsonObject error = answer.getJsonObject("error");
            System.err.println(
                    error != null
                            ? "error " + error.getInt("code") + ": " + error.getString("message")
                            : "error " + response.statusCode() + ": " + answer.getString("detail", response.body()));
            return 1;
        } catch (JsonException | ClassCastException e) {
            throw new IOException("its answer is no JSON (status " + response.statusCode() + ")", e);
        }
    }

    private static String pretty(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (value.getValueType() != JsonValue.ValueType.OBJECT && value.getValueType() != JsonValue.ValueType.ARRAY) {
            return value.toString();
        }
        StringWriter out = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(out)) {
            writer.write(value);
        }
        return out.toString().strip();
    }
}
