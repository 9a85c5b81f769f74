package org.olelo.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Scanner;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.Databases;
import org.olelo.db.RowValues;
import org.olelo.db.jdbc.BuiltInDrivers;

/**
 * Adds a subscriber to the server's own database, or changes the password of one: {@code user@domain}, the password on standard input. The server must
 * not run meanwhile: the embedded database has one owner.
 */
public final class AddSubscriber {
    private AddSubscriber() {}

    /** Exit codes: 0 done, 1 not done, 2 wrong usage. */
    public static void main(String[] words) {
        System.exit(run(words));
    }

    private static int run(String[] words) {
        int at = words.length == 0 ? -1 : words[0].indexOf('@');
        boolean data = words.length == 3 && words[1].equals("--data");
        if (at < 1 || at == words[0].length() - 1 || words.length != 1 && !data) {
            System.err.println(
                    "Usage: olelo subscriber USER@DOMAIN [--data DIR]   (the password is read from standard input)");
            return 2;
        }
        Logging.console();
        Logging.level(0, List.of());
        System.err.print("password: ");
        String password = new Scanner(System.in, StandardCharsets.UTF_8).nextLine();
        if (password.isEmpty()) {
            System.err.println("olelo: the password is empty");
            return 2;
        }
        return store(
                words[0].substring(0, at), words[0].substring(at + 1), password, Path.of(data ? words[2] : "data"));
    }

    private static int store(String user, String domain, String password, Path directory) {
        try (Databases databases = new Databases()) {
            BuiltInDrivers.register(databases, directory);
            Database database = databases.open("jpa:olelo");
            RowValues row = RowValues.builder()
                    .set("username", bytes(user))
                    .set("domain", bytes(domain))
                    .set("password", "")
                    .set("ha1", md5(user + ":" + domain + ":" + password))
                    .set("ha1b", md5(user + "@" + domain + ":" + domain + ":" + password))
                    .build();
            database.insertUpdate("subscriber", row, List.of("username", "domain"));
            System.err.println("subscriber " + user + "@" + domain + " stored");
            return 0;
        } catch (DatabaseException e) {
            System.err.println("olelo: " + e.getMessage() + "; stop the server first, it owns the embedded database");
            return 1;
        }
    }

    private static String bytes(String unicode) {
        return new String(unicode.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
