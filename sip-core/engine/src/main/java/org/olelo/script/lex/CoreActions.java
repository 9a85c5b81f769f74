package org.olelo.script.lex;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that are keywords of the core, with the arguments their grammar takes. */
public final class CoreActions {
    // name, aliases after =; then the argument lists it takes, separated by |. - none in parentheses, 0 without
    // parentheses.
    // n number, s string, f flag, h host (string, name, address, uri:host), p port (number, uri:port), P protocol, a
    // socket, x expression
    private static final String TABLE = """
            forward -|h|hp
            forward_udp h|hp
            forward_tcp h|hp
            forward_tls h|hp
            forward_sctp h|hp
            setflag f
            resetflag f
            isflagset f
            log s|ns
            error ss
            exec s
            rewritehost=sethost,seth s
            rewritehostport=sethostport,sethp s
            rewritehostporttrans=sethostporttrans,sethpt s
            rewriteuser=setuser,setu s
            rewriteuserpass=setuserpass,setup s
            rewriteport=setport,setp s
            rewriteuri=seturi s
            revert_uri 0|-
            prefix s
            strip n
            strip_tail n
            userphone -
            remove_branch -|n
            clear_branches -
            force_rport=add_rport 0|-
            add_local_rport 0|-
            force_tcp_alias=add_tcp_alias 0|-|n
            udp_mtu_try_proto P
            set_advertised_address h
            set_advertised_port n
            force_send_socket a
            set_forward_no_connect 0|-
            set_reply_no_connect 0|-
            set_forward_close 0|-
            set_reply_close 0|-
            cfg_select sx
            cfg_reset s
            setavpflag !
            resetavpflag !
            isavpflagset !
            """;

    private static final Map<String, CoreAction> BY_NAME = read();

    private CoreActions() {}

    /** The action of a name or alias, or null. */
    public static @Nullable CoreAction find(String name) {
        return BY_NAME.get(name);
    }

    /** All names and aliases. */
    public static Collection<String> names() {
        return BY_NAME.keySet();
    }

    private static Map<String, CoreAction> read() {
        Map<String, CoreAction> map = new HashMap<>();
        for (String line : TABLE.lines().toList()) {
            String[] columns = line.strip().split(" ");
            String[] names = columns[0].split("[=,]");
            for (String name : names) {
                map.put(name, new CoreAction(names[0], columns[1].split("\\|")));
            }
        }
        return Collections.unmodifiableMap(map);
    }
}
