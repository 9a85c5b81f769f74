package org.olelo.script.compile;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.net.IpText;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.script.ast.BinaryOperator;
import org.olelo.script.ast.SpecialOperand;
import org.olelo.script.source.SourceRange;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipResponse;
import org.olelo.sip.SipUri;
import org.olelo.text.PosixRegex;

/** Comparisons of the operands that are words. An operand that cannot be had (a malformed URI) makes the comparison false. */
final class Specials {
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    private Specials() {}

    static @Nullable String textOf(SpecialOperand operand, MessageContext ctx) {
        return switch (operand) {
            case METHOD ->
                ctx.message() instanceof SipRequest request
                        ? request.methodName()
                        : ctx.message().cseqMethod().toString();
            case URI, STATUS ->
                ctx.message() instanceof SipResponse response ? Integer.toString(response.statusCode()) : ctx.uri();
            case FROM_URI -> uriText(ctx.message().from());
            case TO_URI -> uriText(ctx.message().to());
            case SRC_IP -> ctx.flow().sourceIp();
            case DST_IP, SND_IP, TO_IP -> {
                InetAddress address = address(operand, ctx);
                yield address == null ? null : IpText.of(address);
            }
            default -> null;
        };
    }

    static int number(SpecialOperand operand, MessageContext ctx) {
        Flow flow = ctx.flow();
        return switch (operand) {
            case SRC_PORT -> flow.sourcePort();
            case DST_PORT -> flow.destinationPort();
            case MSG_LEN -> ctx.message().length();
            case PROTO -> flow.protocol().number();
            case AF -> family(flow.source());
            case TO_PORT, SND_PORT, SND_PROTO, SND_AF -> sending(operand, ctx);
            default -> 0;
        };
    }

    private static int sending(SpecialOperand operand, MessageContext ctx) {
        Destination destination = ctx.destination();
        if (destination == null) {
            return 0;
        }
        LocalSocket socket = destination.socket();
        return switch (operand) {
            case TO_PORT -> destination.port();
            case SND_PORT -> socket == null ? 0 : socket.port();
            case SND_PROTO -> destination.protocol().number();
            default -> family(destination.ip());
        };
    }

    private static @Nullable String uriText(@Nullable NameAddr address) {
        return address == null ? null : address.uriText();
    }

    private static int family(InetAddress address) {
        return address.getAddress().length == 4 ? AF_INET : AF_INET6;
    }

    /** The number of INET and INET6 as the script compares them. */
    static int family(String word) {
        return word.equals("inet") ? AF_INET : AF_INET6;
    }

    /** The number of a protocol word, 0 when unknown. */
    static int protocol(String word) {
        Protocol known = Protocol.ofToken(word);
        return known == null ? 0 : known.number();
    }

    // ---- expressions

    static final class Number extends IntExpr {
        private final SpecialOperand operand;

        Number(SpecialOperand operand) {
            this.operand = operand;
        }

        @Override
        int number(MessageContext ctx) {
            return Specials.number(operand, ctx);
        }
    }

    /** A comparison of a number with what is not constant: false when that cannot be computed, is null or no number. */
    static final class Numeric extends BoolExpr {
        private final SpecialOperand operand;
        private final BinaryOperator operator;
        private final Expr right;

        Numeric(SpecialOperand operand, BinaryOperator operator, Expr right) {
            this.operand = operand;
            this.operator = operator;
            this.right = right;
        }

        @Override
        boolean test(MessageContext ctx) {
            Value value;
            try {
                value = right.value(ctx);
            } catch (EvalFault e) {
                return false;
            }
            // the text of a variable is not converted, that of an expression is
            boolean converts = !(right instanceof VariableExpr) && Conversion.isNumber(value.text());
            if (!value.hasNumber() && !converts) {
                return false;
            }
            int found = Specials.number(operand, ctx);
            int wanted = value.hasNumber() ? value.number() : Conversion.parsed(value.text());
            return switch (operator) {
                case NOT_EQUAL, TEXT_NOT_EQUAL -> found != wanted;
                case GREATER -> found > wanted;
                case LESS -> found < wanted;
                case GREATER_EQUAL -> found >= wanted;
                case LESS_EQUAL -> found <= wanted;
                default -> found == wanted;
            };
        }

        @Override
        boolean calls() {
            return right.calls();
        }
    }

    /** A comparison of an operand of onsend_route: Kamailio's code of a fault outside of it. */
    static final class Sending extends IntExpr {
        private static final int FAULT = -5;
        private final Expr test;

        private final int outside;

        Sending(Expr test, boolean fault) {
            this.test = test;
            this.outside = fault ? FAULT : 0;
        }

        @Override
        int number(MessageContext ctx) {
            return ctx.destination() == null ? outside : test.number(ctx);
        }

        @Override
        boolean calls() {
            return test.calls();
        }
    }

    /** {@code == !=} with text: case does not count. */
    static final class SameText extends BoolExpr {
        private final SpecialOperand operand;
        private final Expr right;
        private final boolean wanted;

        SameText(SpecialOperand operand, Expr right, boolean wanted) {
            this.operand = operand;
            this.right = right;
            this.wanted = wanted;
        }

        @Override
        boolean test(MessageContext ctx) {
            String left = textOf(operand, ctx);
            return left != null && left.equalsIgnoreCase(right.text(ctx)) == wanted;
        }

        @Override
        boolean calls() {
            return right.calls();
        }
    }

    /** {@code =~} with a constant pattern. */
    static final class Match extends BoolExpr {
        private final SpecialOperand operand;
        private final PosixRegex regex;

        Match(SpecialOperand operand, PosixRegex regex) {
            this.operand = operand;
            this.regex = regex;
        }

        @Override
        boolean test(MessageContext ctx) {
            String left = textOf(operand, ctx);
            return left != null && regex.find(left);
        }
    }

    /** The text of an operand, for a pattern made at run time. */
    static final class Text extends TextExpr {
        private final SpecialOperand operand;

        Text(SpecialOperand operand, SourceRange range) {
            super(range);
            this.operand = operand;
        }

        @Override
        String text(MessageContext ctx) {
            String found = textOf(operand, ctx);
            return found == null ? "" : found;
        }
    }

    /**
     * {@code uri == myself}. A GRUU is not myself: it names an instance. With a URI that cannot be read neither it nor its negation is
     * true, yet inside {@code &&} and {@code ||} it counts as true.
     */
    static final class UriMyself extends IntExpr {
        private final SpecialOperand operand;
        private final SocketRegistry sockets;
        private final boolean wanted;

        UriMyself(SpecialOperand operand, SocketRegistry sockets, boolean wanted) {
            this.operand = operand;
            this.sockets = sockets;
            this.wanted = wanted;
        }

        @Override
        int number(MessageContext ctx) {
            return positive(ctx) ? 1 : 0;
        }

        @Override
        boolean nonZero(MessageContext ctx) {
            SipUri uri = uri(ctx);
            return uri == null || isMyself(uri) == wanted;
        }

        @Override
        boolean positive(MessageContext ctx) {
            SipUri uri = uri(ctx);
            return uri != null && isMyself(uri) == wanted;
        }

        private boolean isMyself(SipUri uri) {
            return uri.gr() == null && sockets.isMyself(uri.host(), Math.max(0, uri.port()), null);
        }

        private @Nullable SipUri uri(MessageContext ctx) {
            boolean requestUri = operand == SpecialOperand.URI || operand == SpecialOperand.STATUS;
            if (requestUri) {
                return ctx.isRequest() ? ctx.parsedUri() : null;
            }
            NameAddr address = operand == SpecialOperand.FROM_URI
                    ? ctx.message().from()
                    : ctx.message().to();
            return address == null ? null : address.uri();
        }
    }

    /** {@code src_ip == myself}. */
    static final class AddressMyself extends BoolExpr {
        private final SpecialOperand operand;
        private final SocketRegistry sockets;
        private final boolean wanted;

        AddressMyself(SpecialOperand operand, SocketRegistry sockets, boolean wanted) {
            this.operand = operand;
            this.sockets = sockets;
            this.wanted = wanted;
        }

        @Override
        boolean test(MessageContext ctx) {
            InetAddress address = address(operand, ctx);
            // the port does not count
            return address != null && sockets.isMyself(IpText.of(address), 0, null) == wanted;
        }
    }

    /** {@code src_ip == 10.0.0.0/8}. */
    static final class InNetwork extends BoolExpr {
        private final SpecialOperand operand;
        private final byte[] network;
        private final byte[] mask;
        private final boolean wanted;

        InNetwork(SpecialOperand operand, byte[] network, byte[] mask, boolean wanted) {
            this.operand = operand;
            this.network = network;
            this.mask = mask;
            this.wanted = wanted;
        }

        @Override
        boolean test(MessageContext ctx) {
            InetAddress address = address(operand, ctx);
            return address != null && contains(address.getAddress(), network, mask) == wanted;
        }
    }

    /** The address of an operand; null for those of onsend_route outside of it. */
    static @Nullable InetAddress address(SpecialOperand operand, MessageContext ctx) {
        Destination destination = ctx.destination();
        return switch (operand) {
            case SRC_IP -> ctx.flow().source();
            case TO_IP -> destination == null ? null : destination.ip();
            case SND_IP -> {
                LocalSocket socket = destination == null ? null : destination.socket();
                yield socket == null ? null : socket.address();
            }
            default -> ctx.flow().destination();
        };
    }

    static boolean contains(byte[] address, byte[] network, byte[] mask) {
        if (address.length != network.length) {
            return false;
        }
        for (int i = 0; i < address.length; i++) {
            if ((address[i] & mask[i]) != (network[i] & mask[i])) {
                return false;
            }
        }
        return true;
    }

    /** {@code src_ip == "text"}: an address, a network, or a host name that is resolved. */
    static final class AddressText extends BoolExpr {
        private final SpecialOperand operand;
        private final Expr right;
        private final boolean wanted;
        private final SourceRange range;

        AddressText(SpecialOperand operand, Expr right, boolean wanted, SourceRange range) {
            this.operand = operand;
            this.right = right;
            this.wanted = wanted;
            this.range = range;
        }

        @Override
        boolean test(MessageContext ctx) {
            String text = right.text(ctx);
            InetAddress address = address(operand, ctx);
            if (address == null) {
                return false;
            }
            int slash = text.indexOf('/');
            InetAddress given = IpText.parse(slash < 0 ? text : text.substring(0, slash));
            if (given != null) {
                byte[] network = given.getAddress();
                byte[] mask = mask(slash < 0 ? "" : text.substring(slash + 1), network.length);
                return mask != null && contains(address.getAddress(), network, mask) == wanted;
            }
            return resolves(text, address) == wanted;
        }

        private boolean resolves(String host, InetAddress address) {
            try {
                for (InetAddress one : InetAddress.getAllByName(host)) {
                    if (one.equals(address)) {
                        return true;
                    }
                }
            } catch (UnknownHostException e) {
                ScriptLog.LOG.warn("cannot resolve host={} at={}", host, range);
            }
            return false;
        }

        @Override
        boolean calls() {
            return right.calls();
        }
    }

    /** The mask of a number of bits or an address; all ones for empty; null when malformed. */
    static byte @Nullable [] mask(String text, int length) {
        if (text.indexOf('.') >= 0 || text.indexOf(':') >= 0) {
            InetAddress mask = IpText.parse(text);
            return mask == null || mask.getAddress().length != length ? null : mask.getAddress();
        }
        int bits = length * 8;
        if (!text.isEmpty()) {
            if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > bits) {
                return null;
            }
            bits = Integer.parseInt(text);
        }
        byte[] mask = new byte[length];
        for (int i = 0; i < bits; i++) {
            mask[i / 8] |= (byte) (0x80 >> (i % 8));
        }
        return mask;
    }
}
