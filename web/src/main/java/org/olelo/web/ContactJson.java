package org.olelo.web;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.net.LocalSocket;

/** Contacts as JSON. Made while their record is locked. */
final class ContactJson {
    private ContactJson() {}

    static JsonObject record(String aor, List<Contact> contacts) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        contacts.forEach(contact -> all.add(contact(contact)));
        return Json.createObjectBuilder()
                .add("aor", ByteText.unicode(aor))
                .add("contacts", all)
                .build();
    }

    private static JsonObjectBuilder contact(Contact contact) {
        LocalSocket socket = contact.socket();
        return Json.createObjectBuilder()
                .add("contact", ByteText.unicode(contact.uri()))
                .add("expires", contact.expires() == Contact.PERMANENT ? JsonValue.NULL : time(contact.expires()))
                .add(
                        "q",
                        contact.q() == Contact.Q_UNSPECIFIED ? JsonValue.NULL : Json.createValue(contact.q() / 1000.0))
                .add("callId", ByteText.unicode(contact.callId()))
                .add("cseq", contact.cseq())
                .add("userAgent", ByteText.unicode(contact.userAgent()))
                .add("received", text(contact.received()))
                .add("path", text(contact.path()))
                .add("socket", socket == null ? JsonValue.NULL : Json.createValue(socket.sockString()))
                .add("methods", contact.methods())
                .add("flags", contact.flags())
                .add("branchFlags", contact.branchFlags())
                .add("ruid", contact.ruid())
                .add("instance", text(contact.instance()))
                .add("regId", contact.regId())
                .add("lastModified", time(contact.lastModified()))
                .add("state", contact.state().shown());
    }

    private static JsonValue time(long epochSecond) {
        return Json.createValue(Instant.ofEpochSecond(epochSecond).toString());
    }

    private static JsonValue text(String bytes) {
        return bytes.isEmpty() ? JsonValue.NULL : Json.createValue(ByteText.unicode(bytes));
    }
}
