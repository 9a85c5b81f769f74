package org.olelo.transaction;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.sip.Method;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipRequest;
import org.olelo.sip.Via;

/** Which transaction of a bucket a received request belongs to (RFC 3261 17.2.3, RFC 2543 where the branch has no cookie). */
final class RequestMatch {
    private RequestMatch() {}

    /** True when the request has all that matching needs. */
    static boolean complete(SipRequest request) {
        return request.isSip() && !request.callId().isEmpty();
    }

    static String branch(SipRequest request) {
        String branch = request.via().branch();
        return branch == null ? "" : branch;
    }

    static int find(@Nullable Transaction first, MessageContext ctx, TransactionSettings settings, int listenedKinds) {
        SipRequest request = ctx.request();
        boolean ack = request.isMethod(Method.ACK);
        String wanted = ack ? "INVITE" : request.methodName();
        int branchHash = branch(request).hashCode();
        Transaction e2e = null;
        for (Transaction t = first; t != null; t = t.nextInBucket) {
            if (!t.hasRequest() || !t.method.equals(wanted)) {
                continue;
            }
            if (ack && t.status >= 200 && t.status < 300) {
                int match = ofSuccess(t, request);
                if (match == TransactionLayer.FOUND) {
                    ctx.transaction(t);
                    return match;
                }
                if (match == TransactionLayer.E2E_ACK) {
                    e2e = t;
                }
                continue;
            }
            if (sameTransaction(request, branchHash, ack, t, settings)) {
                ctx.transaction(t);
                return TransactionLayer.FOUND;
            }
        }
        if (e2e != null) {
            ctx.transaction(e2e);
            return TransactionLayer.E2E_ACK;
        }
        return TransactionLayer.NOT_FOUND;
    }

    /** The INVITE (or other request) that a CANCEL means (RFC 3261 9.2). */
    static @Nullable Transaction original(
            @Nullable Transaction first, SipRequest cancel, TransactionSettings settings) {
        int branchHash = branch(cancel).hashCode();
        for (Transaction t = first; t != null; t = t.nextInBucket) {
            if (t.hasRequest()
                    && !t.method.equals("CANCEL")
                    && sameTransaction(cancel, branchHash, false, t, settings)) {
                return t;
            }
        }
        return null;
    }

    /** True when a CANCEL overtook this INVITE. */
    static boolean canceledBefore(@Nullable Transaction first, SipRequest invite) {
        int branchHash = branch(invite).hashCode();
        for (Transaction t = first; t != null; t = t.nextInBucket) {
            if (t.branchHash != branchHash || !t.method.equals("CANCEL")) {
                continue;
            }
            SipRequest original = t.request();
            if (original != null
                    && branch(original).startsWith(BranchToken.COOKIE)
                    && sameVia(original.via(), invite.via())) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameTransaction(
            SipRequest request, int branchHash, boolean ack, Transaction t, TransactionSettings settings) {
        if (branch(request).startsWith(BranchToken.COOKIE)) {
            SipRequest original = t.branchHash == branchHash ? t.request() : null;
            return original != null
                    && sameVia(original.via(), request.via())
                    && (settings.callidMatching.get() == 0 || original.callId().equals(request.callId()));
        }
        if (t.cseq != (int) request.cseqNumber() || !t.isCall(request.callId())) {
            return false;
        }
        SipRequest original = t.request();
        if (original == null || !equal(fromTag(original), fromTag(request))) {
            return false;
        }
        if (settings.ruriMatching.get() != 0 && !original.requestUri().equals(request.requestUri())) {
            return false;
        }
        if (settings.via1Matching.get() != 0 && !sameVia(original.via(), request.via())) {
            return false;
        }
        return ack || equal(original.to().tag(), request.to().tag());
    }

    /** An ACK for a transaction that was answered 2xx: ours, relayed, or another's. */
    private static int ofSuccess(Transaction t, SipRequest ack) {
        if (t.cseq != (int) ack.cseqNumber() || !t.isCall(ack.callId())) {
            return TransactionLayer.NOT_FOUND;
        }
        String tag = ack.to().tag();
        if (t.relayedBranch >= 0 && (tag == null || !t.forwardedTags.contains(tag))) {
            return TransactionLayer.NOT_FOUND;
        }
        SipRequest original = t.request();
        if (original == null || !equal(fromTag(original), fromTag(ack))) {
            return TransactionLayer.NOT_FOUND;
        }
        if (t.relayedBranch < 0) {
            return t.localTag().equals(tag) || equal(original.to().tag(), tag)
                    ? TransactionLayer.FOUND
                    : TransactionLayer.NOT_FOUND;
        }
        return TransactionLayer.E2E_ACK;
    }

    private static @Nullable String fromTag(SipRequest request) {
        NameAddr from = request.from();
        return from == null ? null : from.tag();
    }

    private static boolean sameVia(Via a, Via b) {
        return equal(a.branch(), b.branch())
                && a.port() == b.port()
                && a.host().equals(b.host())
                && a.transport().equals(b.transport());
    }

    private static boolean equal(@Nullable String a, @Nullable String b) {
        return a == null ? b == null : a.equals(b);
    }
}
