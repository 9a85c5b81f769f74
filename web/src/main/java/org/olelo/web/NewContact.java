package org.olelo.web;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.olelo.rpc.RpcValue;
import org.olelo.sip.SipUri;
import org.olelo.web.body.Members;

/**
 * A contact to be added, as the parameters of {@code ul.add}.
 *
 * @param table of usrloc
 * @param aor address of record as the engine has it
 * @param contact its URI as the engine has it
 * @param parameters of the command
 */
record NewContact(String table, String aor, String contact, List<RpcValue> parameters) {
    private static final int YEAR_SECONDS = 31_536_000;
    private static final Pattern AOR = Pattern.compile("[^\\s\\p{Cntrl}@<>\"]+");
    private static final Pattern AOR_DOMAIN = Pattern.compile(AOR + "@" + AOR);
    private static final Pattern BROKEN = Pattern.compile("[\\p{Cntrl}\\s]");
    private static final Set<String> MEMBERS =
            Set.of("table", "aor", "contact", "expires", "q", "path", "flags", "branchFlags", "methods");

    /**
     * Reads one. Throws {@link org.olelo.ejb.service.InvalidInputException}.
     *
     * @param useDomain usrloc's use_domain: whether addresses of record are user@domain or user
     */
    static NewContact read(JsonObject object, boolean useDomain) {
        Members members = new Members(object, MEMBERS);
        String given = members.text("table");
        String table = given == null ? "location" : given;
        String aor = members.required("aor");
        if (!aor.isEmpty() && !(useDomain ? AOR_DOMAIN : AOR).matcher(aor).matches()) {
            members.fault("aor", useDomain ? "must be user@domain" : "must be the user alone: use_domain is 0");
        }
        String contact = members.required("contact");
        SipUri uri = BROKEN.matcher(contact).find() ? null : SipUri.parse(ByteText.bytes(contact));
        if (!contact.isEmpty() && (uri == null || !uri.isSip())) {
            members.fault("contact", "must be a SIP URI");
        }
        String path = members.text("path");
        if (path != null && BROKEN.matcher(path).find()) {
            members.fault("path", "must not contain spaces or control characters");
        }
        int expires = members.integer("expires", 0, 0, YEAR_SECONDS);
        Double q = members.real("q", 0, 1);
        int flags = members.integer("flags", 0, 0, Integer.MAX_VALUE);
        int branchFlags = members.integer("branchFlags", 0, 0, Integer.MAX_VALUE);
        int methods = members.integer("methods", -1, -1, Integer.MAX_VALUE);
        members.check();
        List<RpcValue> parameters = List.of(
                new RpcValue.Text(table),
                new RpcValue.Text(ByteText.bytes(aor)),
                new RpcValue.Text(ByteText.bytes(contact)),
                new RpcValue.Int(expires),
                new RpcValue.Real(q == null ? -1 : q),
                new RpcValue.Text(path == null ? "0" : ByteText.bytes(path)),
                new RpcValue.Int(flags),
                new RpcValue.Int(branchFlags),
                new RpcValue.Int(methods));
        return new NewContact(table, ByteText.bytes(aor), ByteText.bytes(contact), parameters);
    }
}
