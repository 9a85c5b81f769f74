package org.olelo.module.uac_redirect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.module.acc.api.Accounting;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.NameAddr;
import org.olelo.sip.header.QValue;
import org.olelo.spi.Engine;
import org.olelo.spi.LineRegex;
import org.olelo.spi.Literal;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.transaction.ClientBranch;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;

/** Module uac_redirect. */
public final class UacRedirectModule implements SipModule {
    private static final AttachmentKey<Filters> ADDED = new AttachmentKey<>("contact filters");
    private static final int FIRST_REDIRECT = 300;
    private static final int LAST_REDIRECT = 399;

    private final Engine engine;
    private final ContactFilters configured = new ContactFilters();
    private @Nullable Accounting accounting;

    @ModParam(value = "default_filter", doc = "deny: contacts that no filter matches are left out; else accept.")
    private String defaultFilter = "accept";

    @ModParam(value = "acc_function", doc = "Function of acc that records a redirect with a reason.")
    private String accFunction = "acc_log_request";

    @ModParam(value = "acc_db_table", doc = "Table of its database record.")
    private String accTable = "acc";

    @ModParam(value = "bflags", doc = "Branch flags of the new destinations, as a number.")
    private int branchFlags;

    @ModParam(value = "flags_hdr_mode", doc = "Only 0: no header field of the contacts sets flags.")
    private int headerMode;

    @ModParam(value = "q_value", doc = "q of contacts without one, in thousandths.")
    private int defaultQ = 10;

    /** The filters of one message. */
    private static final class Filters {
        private final ContactFilters added = new ContactFilters();
        private boolean withoutAccept;
        private boolean withoutDeny;
    }

    private record Redirect(String uri, int q) {}

    /** On that engine. */
    public UacRedirectModule(Engine engine) {
        this.engine = engine;
    }

    @ModParam(value = "deny_filter", doc = "Regular expression: contacts that it matches are left out.")
    void denyFilter(String regex) {
        configured.denying().add(LineRegex.of(regex));
    }

    @ModParam(value = "accept_filter", doc = "Regular expression: contacts that it matches are taken.")
    void acceptFilter(String regex) {
        configured.accepting().add(LineRegex.of(regex));
    }

    @Override
    public void init() throws ModuleException {
        if (headerMode != 0) {
            throw new ModuleException("parameter flags_hdr_mode is not supported yet; leave it out");
        }
        accounting = engine.api(Accounting.class);
    }

    @ScriptFunction(
            value = "set_deny_filter",
            routes = RouteKind.FAILURE,
            doc = "Leaves out contacts that the regular expression matches.")
    public boolean deny(MessageContext ctx, LineRegex regex, @Literal FilterReset reset) {
        Filters filters = filters(ctx);
        filters.withoutDeny |= forgets(reset, filters.added.denying());
        filters.added.denying().add(regex);
        return true;
    }

    @ScriptFunction(
            value = "set_accept_filter",
            routes = RouteKind.FAILURE,
            doc = "Takes contacts that the regular expression matches.")
    public boolean accept(MessageContext ctx, LineRegex regex, @Literal FilterReset reset) {
        Filters filters = filters(ctx);
        filters.withoutAccept |= forgets(reset, filters.added.accepting());
        filters.added.accepting().add(regex);
        return true;
    }

    // true when the filter of the parameter is to be forgotten too
    private static boolean forgets(FilterReset reset, List<LineRegex> added) {
        if (reset == FilterReset.ALL || reset == FilterReset.ADDED) {
            added.clear();
        }
        return reset == FilterReset.ALL || reset == FilterReset.DEFAULT;
    }

    private static Filters filters(MessageContext ctx) {
        Filters known = ctx.attachment(ADDED);
        if (known == null) {
            known = new Filters();
            ctx.attach(ADDED, known);
        }
        return known;
    }

    @ScriptFunction(
            value = "get_redirects",
            routes = RouteKind.FAILURE,
            doc =
                    "Makes destinations of the contacts of all 3xx replies, the best of each reply first; false without any.")
    public boolean redirects(MessageContext ctx, @Literal ContactLimits limits) {
        return take(ctx, limits, "");
    }

    @ScriptFunction(
            value = "get_redirects",
            routes = RouteKind.FAILURE,
            doc = "The same, recorded by acc with that reason.")
    public boolean redirects(MessageContext ctx, @Literal ContactLimits limits, @Literal String reason) {
        return take(ctx, limits, reason);
    }

    private boolean take(MessageContext ctx, ContactLimits limits, String reason) {
        Transaction transaction = TransactionLayer.of(ctx);
        int taken = 0;
        for (int i = 0; transaction != null && i < transaction.branchCount(); i++) {
            ClientBranch branch = transaction.branch(i);
            MessageContext reply = branch.reply();
            int status = branch.lastReceived();
            if (reply != null && status >= FIRST_REDIRECT && status <= LAST_REDIRECT) {
                taken += add(ctx, contacts(ctx, reply), Math.min(limits.branch(), limits.all() - taken), reason);
            }
        }
        filters(ctx).added.reset();
        return taken > 0;
    }

    private List<Redirect> contacts(MessageContext ctx, MessageContext reply) {
        Filters filters = filters(ctx);
        ContactFilters all = new ContactFilters();
        all.accepting().addAll(filters.added.accepting());
        all.denying().addAll(filters.added.denying());
        if (!filters.withoutAccept) {
            all.accepting().addAll(configured.accepting());
        }
        if (!filters.withoutDeny) {
            all.denying().addAll(configured.denying());
        }
        List<Redirect> contacts = new ArrayList<>();
        for (NameAddr contact : reply.message().contacts().values()) {
            String text = contact.param("q");
            int q = text == null || text.isEmpty() ? defaultQ : QValue.parse(text);
            if (q >= 0 && all.takes(contact.uriText(), !defaultFilter.equals("deny"))) {
                contacts.add(new Redirect(contact.uriText(), q));
            }
        }
        contacts.sort(Comparator.comparingInt(Redirect::q).reversed());
        return contacts;
    }

    // the best, added from the lowest q up
    private int add(MessageContext ctx, List<Redirect> contacts, int most, String reason) {
        List<Redirect> best = contacts.subList(0, Math.min(contacts.size(), Math.max(0, most)));
        for (Redirect contact : best.reversed()) {
            Branch branch = new Branch(contact.uri());
            branch.q(contact.q());
            branch.flags(branchFlags);
            ctx.branches().add(branch);
            Accounting recorder = accounting;
            if (!reason.isEmpty() && recorder != null) {
                recorder.record(ctx, accFunction, reason, accTable);
            }
        }
        return best.size();
    }
}
