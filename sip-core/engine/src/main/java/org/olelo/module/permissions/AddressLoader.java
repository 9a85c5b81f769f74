package org.olelo.module.permissions;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.Query;
import org.olelo.db.Row;
import org.olelo.net.IpText;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;

/** Reads the addresses from the file or the table. Blocks. */
final class AddressLoader {
    private static final int TABLE_VERSION = 6;
    private static final int BYTE_BITS = 8;

    private final Engine engine;
    private final PermissionsSettings settings;
    private final FileNames files;

    AddressLoader(Engine engine, PermissionsSettings settings, FileNames files) {
        this.engine = engine;
        this.settings = settings;
        this.files = files;
    }

    /**
     * Reads them.
     *
     * @throws ModuleException naming what is wrong
     */
    AddressTable load() throws ModuleException {
        List<AddressEntry> entries = settings.addressFile.isEmpty() ? fromDatabase() : fromFile();
        AddressTable table = new AddressTable(entries);
        if (table.subnets().size() > settings.maxSubnets) {
            throw new ModuleException("permissions: more subnets than max_subnets, " + settings.maxSubnets);
        }
        return table;
    }

    private List<AddressEntry> fromDatabase() throws ModuleException {
        try {
            Database database = engine.databases().open(settings.dbUrl);
            engine.databases().requireVersion(database, settings.addressTable, TABLE_VERSION);
            List<String> columns = List.of(
                    settings.groupColumn,
                    settings.addressColumn,
                    settings.maskColumn,
                    settings.portColumn,
                    settings.tagColumn);
            List<AddressEntry> entries = new ArrayList<>();
            for (Row row : database.query(Query.of(settings.addressTable, columns))) {
                entries.add(entry(
                        row.integer(0, 0), row.textOrEmpty(1), row.integer(2, 0), row.integer(3, 0), row.text(4)));
            }
            return entries;
        } catch (DatabaseException e) {
            throw new ModuleException("permissions: " + e.getMessage(), e);
        }
    }

    private List<AddressEntry> fromFile() throws ModuleException {
        Path path = files.path(settings.addressFile);
        List<AddressEntry> entries = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(path, StandardCharsets.ISO_8859_1)) {
                AddressEntry entry = entry(line);
                if (entry != null) {
                    entries.add(entry);
                }
            }
        } catch (IOException e) {
            throw new ModuleException("permissions: cannot read address_file " + path + ": " + e, e);
        }
        return entries;
    }

    /**
     * Reads a line {@code group address [mask [port [tag]]]}; null for one without content.
     *
     * @throws ModuleException when it is none
     */
    static @Nullable AddressEntry entry(String line) throws ModuleException {
        int comment = line.indexOf('#');
        String text = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (text.isEmpty()) {
            return null;
        }
        String[] words = text.split("\\s+");
        int at = 2;
        int mask = at < words.length && isNumber(words[at]) ? number(words[at++]) : 0;
        int port = at < words.length && isNumber(words[at]) ? number(words[at++]) : 0;
        String tag = at < words.length ? words[at] : null;
        if (words.length < 2 || !isNumber(words[0])) {
            throw new ModuleException("permissions: a line of address_file needs a group and an address: " + text);
        }
        return entry(number(words[0]), words[1], mask, port, tag);
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int number(String digits) throws ModuleException {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new ModuleException("permissions: the number is too big: " + digits, e);
        }
    }

    private static AddressEntry entry(int group, String host, int mask, int port, @Nullable String tag)
            throws ModuleException {
        if (host.isEmpty()) {
            throw new ModuleException("permissions: an address is empty, group " + group);
        }
        InetAddress address = IpText.parse(host);
        if (address == null) {
            return new AddressEntry(group, host, new byte[0], 0, port, tag);
        }
        int bits = address.getAddress().length * BYTE_BITS;
        if (mask < 0 || mask > bits) {
            throw new ModuleException("permissions: the mask of " + host + " must be 0 to " + bits + ", not " + mask);
        }
        return new AddressEntry(group, IpText.of(address), address.getAddress(), mask == 0 ? bits : mask, port, tag);
    }
}
