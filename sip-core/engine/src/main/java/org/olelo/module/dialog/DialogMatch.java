package org.olelo.module.dialog;

import java.util.function.Function;
import java.util.function.Predicate;
import org.olelo.rpc.RpcFault;
import org.olelo.text.Latin;
import org.olelo.text.PosixRegex;

/** What dlg.list_match looks for. */
final class DialogMatch {
    private static final int SERVER_ERROR = 500;

    private DialogMatch() {}

    /**
     * The condition of three arguments.
     *
     * @param key furi, turi, ruri, callid or start_ts
     * @param operator eq, ne, re (regular expression), sw (starts with); for start_ts gt, lt
     */
    static Predicate<Dialog> of(String key, String operator, String value) {
        if (key.equals("start_ts")) {
            long than = Latin.parseInt(value);
            return switch (operator) {
                case "gt" -> dialog -> dialog.startTime > than;
                case "lt" -> dialog -> dialog.startTime < than;
                default -> throw new RpcFault(SERVER_ERROR, "Matching operator not supported with start_ts key");
            };
        }
        Function<Dialog, String> field = switch (key) {
            case "furi" -> dialog -> dialog.fromUri;
            case "turi" -> dialog -> dialog.toUri;
            case "ruri" -> dialog -> dialog.requestUri;
            case "callid" -> dialog -> dialog.callId;
            default -> throw new RpcFault(SERVER_ERROR, "Invalid matching key parameter");
        };
        return switch (operator) {
            case "eq" -> dialog -> field.apply(dialog).equals(value);
            case "ne" -> dialog -> !field.apply(dialog).equals(value);
            case "sw" -> dialog -> field.apply(dialog).startsWith(value);
            case "re" -> {
                PosixRegex regex = regex(value);
                yield dialog -> regex.find(field.apply(dialog));
            }
            default -> throw new RpcFault(SERVER_ERROR, "Invalid matching operator parameter");
        };
    }

    private static PosixRegex regex(String value) {
        try {
            return PosixRegex.compileLines(value, false);
        } catch (IllegalArgumentException e) {
            throw new RpcFault(SERVER_ERROR, "Invalid matching value parameter");
        }
    }
}
