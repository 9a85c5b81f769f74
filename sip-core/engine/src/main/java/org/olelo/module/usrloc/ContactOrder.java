package org.olelo.module.usrloc;

import java.util.ArrayList;
import java.util.List;
import org.olelo.module.usrloc.api.Contact;

/** The order of the contacts of one address of record: by q, or by time, newest first. */
record ContactOrder(boolean newestFirst) {
    /** Where a contact goes among those that are there. */
    int position(Contact[] contacts, Contact added) {
        if (newestFirst) {
            return 0;
        }
        int at = 0;
        while (at < contacts.length && contacts[at].q() >= added.q()) {
            at++;
        }
        return at;
    }

    /** True when a changed contact may stay where it is: the newest is first, or q falls along the row. */
    boolean fits(Contact[] contacts, Contact changed) {
        int at = 0;
        while (at < contacts.length && contacts[at] != changed) {
            at++;
        }
        if (newestFirst || at == contacts.length) {
            return at == 0 && contacts.length > 0;
        }
        return (at == 0 || contacts[at - 1].q() >= changed.q())
                && (at == contacts.length - 1 || contacts[at + 1].q() <= changed.q());
    }

    /** The contacts in order. */
    List<Contact> sorted(List<Contact> contacts) {
        List<Contact> all = new ArrayList<>(contacts);
        if (newestFirst) {
            all.sort((a, b) -> Long.compare(b.lastModified(), a.lastModified()));
        } else {
            all.sort((a, b) -> Integer.compare(b.q(), a.q()));
        }
        return all;
    }
}
