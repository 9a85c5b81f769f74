package org.olelo.module.registrar;

import java.util.List;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.sip.SipUri;
import org.olelo.sip.header.QValue;

/** The Contact header of a reply to REGISTER. */
final class ContactHeader {
    private final RegistrarSettings settings;

    ContactHeader(RegistrarSettings settings) {
        this.settings = settings;
    }

    /**
     * The header line, or "" without valid contacts.
     *
     * @param aor the URI of To, for GRUUs; they are shown when gruu is true
     */
    String of(List<Contact> contacts, long now, SipUri aor, boolean gruu) {
        StringBuilder out = new StringBuilder(64 + contacts.size() * 64);
        for (Contact contact : contacts) {
            if (!contact.validAt(now)) {
                continue;
            }
            out.append(out.isEmpty() ? "Contact: " : ", ");
            append(out, contact, now, aor, gruu);
        }
        return out.isEmpty() ? "" : out.append("\r\n").toString();
    }

    private void append(StringBuilder out, Contact contact, long now, SipUri aor, boolean gruu) {
        out.append('<').append(contact.uri()).append('>');
        if (contact.q() != Contact.Q_UNSPECIFIED) {
            out.append(";q=").append(QValue.text(contact.q()));
        }
        long left = contact.expires() == Contact.PERMANENT ? 0 : contact.expires() - now;
        out.append(";expires=").append(left);
        if (!contact.received().isEmpty() && !settings.receivedParam.isEmpty()) {
            out.append(';')
                    .append(settings.receivedParam)
                    .append("=\"")
                    .append(contact.received())
                    .append('"');
        }
        if (!contact.instance().isEmpty()) {
            instance(out, contact, aor, gruu);
        }
    }

    private void instance(StringBuilder out, Contact contact, SipUri aor, boolean gruu) {
        String instance = contact.instance();
        String plain = instance.startsWith("<") ? instance.substring(1, instance.length() - 1) : instance;
        if (gruu && settings.gruuEnabled != 0) {
            out.append(";pub-gruu=\"")
                    .append(aor.addressOfRecord())
                    .append(";gr=")
                    .append(plain)
                    .append('"');
            out.append(";temp-gruu=\"sip:")
                    .append(contact.ruid())
                    .append('@')
                    .append(aor.hostPort())
                    .append(";gr\"");
        }
        out.append(";+sip.instance=\"").append(instance).append('"');
        if (contact.regId() > 0) {
            out.append(";reg-id=").append(contact.regId());
        }
    }
}
