package org.olelo.module.registrar;

import java.util.List;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.net.LocalSocket;
import org.olelo.pv.Value;

/** Contacts of an address of record as {@code $ulc(profile=>attribute)} shows them. */
record ContactProfile(String aor, String domain, List<Contact> contacts) {
    /**
     * An attribute of all, or of one contact.
     *
     * @param index of the contact, from 0; negative from the end
     */
    Value value(String attribute, int index) {
        return switch (attribute) {
            case "count" -> Value.of(contacts.size());
            case "aor" -> Value.of(aor);
            case "domain" -> Value.of(domain);
            default -> {
                int at = index < 0 ? contacts.size() + index : index;
                yield at < 0 || at >= contacts.size() ? Value.NULL : value(contacts.get(at), attribute);
            }
        };
    }

    private static Value value(Contact contact, String attribute) {
        LocalSocket socket = contact.socket();
        return switch (attribute) {
            case "addr" -> Value.of(contact.uri());
            case "path" -> Value.of(contact.path());
            case "received" -> Value.of(contact.received());
            case "expires" -> Value.of((int) contact.expires());
            case "callid" -> Value.of(contact.callId());
            case "q" -> Value.of(contact.q());
            case "cseq" -> Value.of(contact.cseq());
            case "flags" -> Value.of(contact.flags());
            case "cflags" -> Value.of(contact.branchFlags());
            case "user_agent" -> Value.of(contact.userAgent());
            case "socket" -> socket == null ? Value.NULL : Value.of(socket.sockString());
            case "modified" -> Value.of((int) contact.lastModified());
            case "methods" -> Value.of(contact.methods(), Integer.toUnsignedString(contact.methods()));
            case "ruid" -> Value.of(contact.ruid());
            case "regid", "reg_id" -> Value.of(contact.regId());
            case "instance" -> contact.instance().isEmpty() ? Value.NULL : Value.of(contact.instance());
            case "server_id" -> Value.of(contact.serverId());
            case "conid" -> Value.of(contact.connectionId());
            default -> Value.NULL;
        };
    }
}
