package org.olelo.script.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.script.ast.BlockKind;
import org.olelo.script.ast.Config;
import org.olelo.script.ast.Item;
import org.olelo.script.ast.Literal;
import org.olelo.script.ast.SocketText;
import org.olelo.script.ast.Statement;
import org.olelo.script.lex.CoreParameter;
import org.olelo.script.lex.CoreParameters;
import org.olelo.script.lex.Keywords;
import org.olelo.script.lex.Token;
import org.olelo.script.lex.TokenKind;
import org.olelo.script.preprocess.Preprocessed;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.NearestName;
import org.olelo.script.source.SourceFile;
import org.olelo.spi.bind.LoadedModules;

/** Makes the syntax tree of a configuration. Reports every syntax fault; what follows a fault is still parsed. One use. */
public final class Parser {
    private final Preprocessed input;
    private final TokenReader tokens;
    private final AddressParser addresses;
    private final StatementParser statements;
    private final List<Item> items = new ArrayList<>();

    /** A parser of preprocessed text. */
    public Parser(Preprocessed input, Diagnostics diagnostics) {
        this.input = input;
        this.tokens = new TokenReader(input.tokens(), diagnostics);
        this.addresses = new AddressParser(tokens);
        this.statements = new StatementParser(tokens);
    }

    /** The whole configuration; what could not be parsed is missing from it. */
    public Config parse() {
        if (tokens.isEnd()) {
            tokens.unexpected("the configuration is empty");
        }
        while (!tokens.isEnd()) {
            int from = tokens.position();
            try {
                item();
            } catch (SyntaxFault fault) {
                tokens.recoverItem(from);
            }
        }
        SourceFile main = input.files().get(0);
        return new Config(main, input.mode(), items);
    }

    private void item() {
        Token first = tokens.peek();
        if (first.is(TokenKind.SEMICOLON)) {
            tokens.take();
            return;
        }
        if (!first.is(TokenKind.WORD)) {
            throw tokens.unexpected("a parameter, loadmodule, modparam or route block expected");
        }
        switch (first.text()) {
            case "loadmodule", "loadmodulex" -> loadModule();
            case "loadpath", "mpath" -> loadPath();
            case "modparam", "modparamx" -> modParam();
            case "cfgengine" -> engine();
            case "flags", "bool" -> flags();
            case "avpflags" -> avpFlags();
            case "listen" -> listen();
            case "alias", "domain" -> alias();
            case "socket" -> socketBlock();
            case "request_route", "route", "reply_route", "onreply_route" -> block();
            case "failure_route", "branch_route", "onsend_route", "event_route" -> block();
            default -> parameter();
        }
    }

    // ---- modules

    private void loadModule() {
        Token first = tokens.take();
        Token file = tokens.expect(TokenKind.STRING, "after " + first.text());
        if (tokens.is(TokenKind.COMMA)) {
            tokens.take();
            tokens.expect(TokenKind.STRING, "as options of the module");
        }
        items.add(new Item.LoadModule(file.text(), LoadedModules.moduleName(file.text()), tokens.since(first)));
    }

    private void loadPath() {
        Token first = tokens.take();
        tokens.accept(TokenKind.ASSIGN);
        Token path = tokens.expect(TokenKind.STRING, "after " + first.text());
        items.add(new Item.LoadPath(path.text(), tokens.since(first)));
    }

    private void modParam() {
        Token first = tokens.take();
        String word = first.text();
        tokens.expect(TokenKind.LEFT_PAREN, "after " + word);
        Token modules = tokens.expect(TokenKind.STRING, "as name of the module");
        tokens.expect(TokenKind.COMMA, "after the name of the module");
        Token name = tokens.expect(TokenKind.STRING, "as name of the parameter");
        tokens.expect(TokenKind.COMMA, "after the name of the parameter");
        Literal value = value();
        if (value instanceof Literal.Word) {
            throw tokens.fault(
                    value.range(), "the value of a module parameter is a number or a string in quotes", null);
        }
        tokens.expect(TokenKind.RIGHT_PAREN, "to close " + word + "(");
        items.add(new Item.ModParam(
                modules.text(),
                name.text(),
                value,
                word.equals("modparamx"),
                modules.range(),
                name.range(),
                tokens.since(first)));
    }

    private void engine() {
        Token first = tokens.take();
        tokens.accept(TokenKind.ASSIGN);
        Token name = tokens.expect(TokenKind.STRING, "after cfgengine");
        items.add(new Item.Engine(name.text(), tokens.since(first)));
    }

    // ---- parameters

    private void parameter() {
        Token first = tokens.peek();
        CoreParameter parameter = CoreParameters.find(first.text());
        TokenKind next = tokens.peek(1).kind();
        boolean custom = next == TokenKind.DOT || next == TokenKind.LEFT_BRACKET;
        if (custom && (parameter == null || !parameter.reserved())) {
            customParameter();
            return;
        }
        if (parameter == null) {
            throw unknown(first, next);
        }
        tokens.take();
        tokens.expect(TokenKind.ASSIGN, "after " + first.text());
        Literal value = value(parameter);
        items.add(new Item.Parameter(parameter.name(), value, first.range(), tokens.since(first)));
    }

    private SyntaxFault unknown(Token first, TokenKind next) {
        if (next == TokenKind.ASSIGN) {
            String remedy = NearestName.remedy(first.text(), CoreParameters.names());
            return tokens.fault(first.range(), "unknown core parameter '" + first.text() + "'", remedy);
        }
        if (next == TokenKind.LEFT_PAREN && !Keywords.isReserved(first.text())) {
            return tokens.fault(first.range(), "a function cannot be called outside of a route block", null);
        }
        String remedy = NearestName.remedy(
                first.text(),
                List.of(
                        "loadmodule",
                        "modparam",
                        "request_route",
                        "route",
                        "failure_route",
                        "onreply_route",
                        "event_route",
                        "branch_route",
                        "reply_route",
                        "listen",
                        "alias"));
        return tokens.fault(
                first.range(),
                "unexpected " + first.shown() + ": a parameter, loadmodule, modparam or route block expected",
                remedy);
    }

    private Literal value(CoreParameter parameter) {
        Token token = tokens.peek();
        if (parameter.takes('H')) {
            String host = addresses.host("an address or host name");
            return new Literal.Text(host, tokens.since(token));
        }
        boolean negative = token.is(TokenKind.MINUS);
        char form = switch (token.kind()) {
            case NUMBER -> 'N';
            case MINUS -> 'M';
            case STRING -> 'S';
            default -> 'W';
        };
        boolean fits = parameter.takes(form) || form == 'N' && parameter.takes('M');
        boolean keyword = form == 'W' && token.is(TokenKind.WORD) && Keywords.isReserved(token.text());
        boolean protocol = keyword
                && (parameter.name().equals("udp_mtu_try_proto")
                        || parameter.name().equals("tls_method"));
        if (!fits || (keyword && !protocol) || negative && !tokens.peek(1).is(TokenKind.NUMBER)) {
            throw tokens.unexpected(parameter.name() + " takes " + parameter.expected());
        }
        return value();
    }

    private Literal value() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER -> {
                tokens.take();
                yield new Literal.Int(token.number(), token.range());
            }
            case MINUS -> {
                tokens.take();
                Token number = tokens.expect(TokenKind.NUMBER, "after '-'");
                yield new Literal.Int(-number.number(), tokens.since(token));
            }
            case STRING -> {
                tokens.take();
                yield new Literal.Text(token.text(), token.range());
            }
            case WORD -> {
                tokens.take();
                yield new Literal.Word(token.text(), token.range());
            }
            default -> throw tokens.unexpected("a number or a string in quotes expected");
        };
    }

    // group.name = value [desc "text"], group[id].name = value
    private void customParameter() {
        Token group = tokens.isWord("default") ? tokens.take() : tokens.expectName("the group of a parameter");
        Integer id = null;
        if (tokens.accept(TokenKind.LEFT_BRACKET)) {
            id = tokens.expect(TokenKind.NUMBER, "as number of the group instance")
                    .number();
            tokens.expect(TokenKind.RIGHT_BRACKET, "after the number of the group instance");
        }
        tokens.expect(TokenKind.DOT, "after the group");
        Token name = tokens.isWord("default") ? tokens.take() : tokens.expectName("the name of a parameter");
        tokens.expect(TokenKind.ASSIGN, "after " + group.text() + "." + name.text());
        if (!tokens.is(TokenKind.NUMBER) && !tokens.is(TokenKind.STRING)) {
            throw tokens.unexpected("a number or a string in quotes expected");
        }
        Literal value = value();
        String description = null;
        if (id == null && (tokens.isWord("desc") || tokens.isWord("descr") || tokens.isWord("description"))) {
            tokens.take();
            tokens.accept(TokenKind.ASSIGN);
            description = tokens.expect(TokenKind.STRING, "as description").text();
        }
        items.add(new Item.CustomParameter(group.text(), id, name.text(), value, description, tokens.since(group)));
    }

    private void flags() {
        tokens.take();
        do {
            Token name = tokens.is(TokenKind.STRING) ? tokens.take() : tokens.expectName("the name of a flag");
            int number = -1;
            if (tokens.accept(TokenKind.COLON)) {
                number = tokens.expect(TokenKind.NUMBER, "of the flag").number();
            }
            items.add(new Item.Flag(name.text(), number, tokens.since(name)));
        } while (tokens.accept(TokenKind.COMMA));
    }

    // flags of SER attributes, which no route can use
    private void avpFlags() {
        tokens.take();
        do {
            tokens.expectName("the name of a flag");
        } while (tokens.accept(TokenKind.COMMA));
    }

    // ---- sockets

    private void listen() {
        tokens.take();
        tokens.expect(TokenKind.ASSIGN, "after listen");
        do {
            listenSocket();
        } while (startsSocket());
    }

    // listen=a listen=b may be written as listen=a b; the next line may be another parameter
    private boolean startsSocket() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case STRING, IPV6, DIGIT_WORD -> true;
            case NUMBER -> tokens.peek(1).is(TokenKind.DOT);
            case LEFT_BRACKET -> tokens.peek(1).is(TokenKind.IPV6);
            case LEFT_PAREN -> true;
            case STAR -> tokens.peek(1).is(TokenKind.COLON);
            case WORD ->
                tokens.peek(1).is(TokenKind.COLON) && addresses.protocolWord() != null
                        || !Keywords.isReserved(token.text()) && !looksLikeParameter();
            default -> false;
        };
    }

    private boolean looksLikeParameter() {
        for (int i = 1; i < 9; i++) {
            switch (tokens.peek(i).kind()) {
                case ASSIGN -> {
                    return true;
                }
                case DOT, LEFT_BRACKET, RIGHT_BRACKET, WORD, NUMBER -> {}
                default -> {
                    return false;
                }
            }
            if (tokens.peek(i).is(TokenKind.WORD) && !tokens.peek(i - 1).is(TokenKind.DOT)) {
                return false;
            }
        }
        return false;
    }

    private void listenSocket() {
        Token first = tokens.peek();
        String protocol = addresses.protocolPrefix();
        List<String> hosts = new ArrayList<>();
        if (tokens.accept(TokenKind.LEFT_PAREN)) {
            do {
                hosts.add(addresses.host("an address or interface"));
            } while (tokens.accept(TokenKind.COMMA));
            tokens.expect(TokenKind.RIGHT_PAREN, "after the list of addresses");
        } else {
            hosts.add(addresses.host("an address, interface or host name"));
        }
        int port = addresses.portSuffix();
        String advertiseHost = null;
        int advertisePort = 0;
        if (tokens.isWord("advertise") || tokens.isWord("ADVERTISE")) {
            tokens.take();
            advertiseHost = addresses.host("the address to advertise");
            advertisePort = addresses.portSuffix();
        }
        String name = null;
        if (tokens.isWord("name") || tokens.isWord("NAME")) {
            tokens.take();
            name = tokens.expect(TokenKind.STRING, "as name of the socket").text();
        }
        boolean virtual = tokens.isWord("virtual");
        if (virtual) {
            tokens.take();
        }
        for (String host : hosts) {
            SocketText socket = new SocketText(protocol, host, port, tokens.since(first));
            items.add(new Item.Listen(socket, advertiseHost, advertisePort, name, virtual, tokens.since(first)));
        }
    }

    private void alias() {
        tokens.take();
        tokens.expect(TokenKind.ASSIGN, "after alias");
        do {
            if (tokens.accept(TokenKind.LEFT_PAREN)) {
                do {
                    oneAlias();
                } while (tokens.accept(TokenKind.COMMA));
                tokens.expect(TokenKind.RIGHT_PAREN, "after the list of names");
            } else {
                oneAlias();
            }
        } while (startsSocket());
    }

    private void oneAlias() {
        Token first = tokens.peek();
        SocketText alias = addresses.socket("a host name");
        items.add(new Item.Alias(quotedAlias(first, alias), tokens.since(first)));
    }

    // "udp:host:5060" in one string
    private static SocketText quotedAlias(Token first, SocketText alias) {
        String text = alias.host();
        if (!first.is(TokenKind.STRING)
                || text.indexOf(':') < 0
                || text.indexOf(':') != text.lastIndexOf(':') && !text.matches("[a-z]+:[^:]+:\\d+")) {
            return alias;
        }
        String[] parts = text.split(":");
        boolean protocol = parts[0].matches("udp|tcp|tls|sctp");
        String host = protocol ? parts[1] : parts[0];
        String port = protocol ? (parts.length > 2 ? parts[2] : "") : parts.length > 1 ? parts[1] : "";
        boolean number = port.matches("\\d{1,5}");
        return new SocketText(protocol ? parts[0] : null, host, number ? Integer.parseInt(port) : 0, alias.range());
    }

    // socket = { bind = udp:host:port; name = "x"; advertise = host:port; ... }, newer than 5.6.3
    private void socketBlock() {
        Token first = tokens.take();
        tokens.expect(TokenKind.ASSIGN, "after socket");
        tokens.expect(TokenKind.LEFT_BRACE, "to open the socket");
        SocketText bind = null;
        String name = null;
        SocketText advertise = null;
        boolean virtual = false;
        while (!tokens.is(TokenKind.RIGHT_BRACE)) {
            Token key = tokens.peek();
            if (!key.is(TokenKind.WORD)) {
                throw tokens.unexpected("bind, name, advertise, agname, workers, virtual or vrf expected");
            }
            tokens.take();
            tokens.expect(TokenKind.ASSIGN, "after " + key.text());
            switch (key.text()) {
                case "bind" -> bind = addresses.socket("an address, interface or host name");
                case "advertise" -> advertise = addresses.socket("the address to advertise");
                case "name" -> name = tokens.expect(TokenKind.STRING, "as name").text();
                case "agname", "vrf" -> tokens.expect(TokenKind.STRING, "as value");
                case "workers" -> tokens.expect(TokenKind.NUMBER, "as value");
                case "virtual" ->
                    virtual = tokens.expect(TokenKind.NUMBER, "as value").number() != 0;
                default ->
                    throw tokens.fault(
                            key.range(),
                            "unknown attribute '" + key.text() + "' of a socket",
                            "known: bind name advertise agname workers virtual vrf");
            }
            tokens.accept(TokenKind.SEMICOLON);
        }
        tokens.take();
        if (bind == null) {
            throw tokens.fault(tokens.since(first), "the socket has no bind", null);
        }
        String advertiseHost = advertise == null ? null : advertise.host();
        int advertisePort = advertise == null ? 0 : advertise.port();
        items.add(new Item.Listen(bind, advertiseHost, advertisePort, name, virtual, tokens.since(first)));
    }

    // ---- route blocks

    private void block() {
        Token first = tokens.take();
        Token nameToken = null;
        if (tokens.is(TokenKind.LEFT_BRACKET)) {
            if (first.isWord("request_route") || first.isWord("reply_route")) {
                throw tokens.unexpected(first.text() + " has no name");
            }
            tokens.take();
            nameToken = blockName(first);
            if (!tokens.is(TokenKind.RIGHT_BRACKET)) {
                throw tokens.fault(
                        tokens.peek().range(),
                        "']' expected after the name of the block",
                        "a name of letters, digits and _ needs no quotes, any other does: route[\"a-b\"]");
            }
            tokens.take();
        } else if (first.isWord("event_route")) {
            throw tokens.unexpected("'[' and the name of an event expected");
        }
        String name = nameToken == null ? "" : nameText(nameToken);
        BlockKind kind = kind(first.text(), name);
        int from = tokens.position();
        List<Statement> body;
        try {
            body = statements.block("the block");
        } catch (SyntaxFault fault) {
            // the name is known all the same, so calls of it are not reported
            items.add(new Item.Block(kind, name, List.of(), range(first, nameToken), tokens.since(first)));
            tokens.recoverItem(from);
            return;
        }
        items.add(new Item.Block(kind, name, body, range(first, nameToken), tokens.since(first)));
    }

    private static org.olelo.script.source.SourceRange range(Token first, @Nullable Token name) {
        return name == null ? first.range() : name.range();
    }

    private Token blockName(Token first) {
        Token token = tokens.peek();
        boolean event = first.isWord("event_route");
        boolean fits = switch (token.kind()) {
            case EVENT_NAME -> event;
            case STRING -> true;
            case NUMBER -> !event;
            case WORD -> !event && !Keywords.isReserved(token.text());
            default -> false;
        };
        if (!fits && event) {
            throw tokens.unexpected("the name of an event expected, as core:worker-one-init");
        }
        if (!fits) {
            throw token.is(TokenKind.WORD)
                    ? tokens.fault(
                            token.range(),
                            "'" + token.text() + "' is a keyword, not the name of a block",
                            "put it in quotes")
                    : tokens.unexpected("the name of the block expected");
        }
        return tokens.take();
    }

    // route[0] is the unnamed block
    private static String nameText(Token token) {
        String text = token.is(TokenKind.NUMBER) ? Integer.toString(token.number()) : token.text();
        return text.equals("0") ? "" : text;
    }

    private static BlockKind kind(String word, String name) {
        return switch (word) {
            case "reply_route" -> BlockKind.REPLY;
            case "onreply_route" -> name.isEmpty() ? BlockKind.REPLY : BlockKind.ONREPLY;
            case "failure_route" -> BlockKind.FAILURE;
            case "branch_route" -> BlockKind.BRANCH;
            case "onsend_route" -> BlockKind.ONSEND;
            case "event_route" -> BlockKind.EVENT;
            default -> BlockKind.ROUTE;
        };
    }
}
