package org.olelo.module.xlog;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgInt;
import org.olelo.module.xlog.api.DebugLevel;
import org.olelo.module.xlog.api.Facility;
import org.olelo.pv.Constant;
import org.olelo.pv.Pv;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.spi.Engine;
import org.olelo.spi.Literal;
import org.olelo.spi.ModParam;
import org.olelo.spi.PvExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kamailio's module xlog. */
public final class XlogModule implements SipModule {
    private static final int BUG = -4;
    private static final int ALERT = -5;
    private static final int CRITICAL = -2;
    private static final int ERROR = -1;
    private static final int WARNING = 0;
    private static final int NOTICE = 1;
    private static final int INFO = 2;
    private static final int DEBUG = 3;
    private static final Map<Character, String> FOREGROUND =
            Map.of('x', "39", 's', "30", 'r', "31", 'g', "32", 'y', "33", 'b', "34", 'p', "35", 'c', "36", 'w', "37");
    private static final Map<Character, String> BACKGROUND =
            Map.of('x', "49", 's', "40", 'r', "41", 'g', "42", 'y', "43", 'b', "44", 'p', "45", 'c', "46", 'w', "47");

    private final Engine engine;
    private final DebugLevel level;
    private Logger log = LoggerFactory.getLogger("<script>");
    private @Nullable CfgInt methodsFilter;

    @ModParam(value = "buf_size", doc = "Longest line in bytes; lines are not cut here.")
    private int bufferSize = 4096;

    @ModParam(value = "force_color", doc = "1: colours also when the log does not go to a terminal.")
    private int forceColor;

    @ModParam(value = "long_format", doc = "1: file and line before the text; not shown here.")
    private int longFormat;

    @ModParam(value = "prefix", doc = "Text before each line.")
    private String prefix = "<script>: ";

    @ModParam(value = "prefix_mode", doc = "1: variables in the prefix are evaluated.")
    private int prefixMode;

    @ModParam(value = "log_facility", doc = "Syslog facility; lines go where the server logs.")
    private String facility = "";

    @ModParam(value = "methods_filter", doc = "Bits of the methods xlogm() does not log.")
    private int filter = -1;

    /** The module on that engine. */
    public XlogModule(Engine engine) {
        this.engine = engine;
        this.level = new DebugLevel(engine);
    }

    @ModParam(value = "log_colors", doc = "Colour of a level: level=colors.")
    void color(String text) {
        if (text.indexOf('=') <= 0) {
            throw new IllegalArgumentException("a colour is written level=colors");
        }
    }

    @Override
    public void init() {
        String name = prefix.strip();
        log = LoggerFactory.getLogger(name.endsWith(":") ? name.substring(0, name.length() - 1) : name);
        methodsFilter = engine.cfg()
                .integer(
                        "xlog",
                        "methods_filter",
                        filter,
                        Integer.MIN_VALUE,
                        Integer.MAX_VALUE,
                        "Methods that xlogm does not log.");
        log.debug(
                "parameters without effect here, buf_size={} force_color={} long_format={} prefix_mode={} log_facility={}",
                bufferSize,
                forceColor,
                longFormat,
                prefixMode,
                facility);
    }

    @ScriptFunction(value = "xlog", doc = "Logs the text at level L_ERR.")
    public int xlog(MessageContext ctx, PvFormat text) {
        return write(ctx, ERROR, text);
    }

    @ScriptFunction(value = "xlog", doc = "Logs the text at a level: L_ALERT … L_DBG, or a variable with a number.")
    public int xlog(MessageContext ctx, String levelName, PvFormat text) {
        return write(ctx, level(levelName), text);
    }

    @ScriptFunction(value = "xlog", doc = "Logs the text at a level; the facility has no meaning here.")
    public int xlog(MessageContext ctx, @Literal Facility facilityName, String levelName, PvFormat text) {
        return write(ctx, level(levelName), text);
    }

    @ScriptFunction(value = "xlogl", doc = "As xlog.")
    public int xlogl(MessageContext ctx, PvFormat text) {
        return write(ctx, ERROR, text);
    }

    @ScriptFunction(value = "xlogl", doc = "As xlog.")
    public int xlogl(MessageContext ctx, String levelName, PvFormat text) {
        return write(ctx, level(levelName), text);
    }

    @ScriptFunction(value = "xlogl", doc = "As xlog.")
    public int xlogl(MessageContext ctx, @Literal Facility facilityName, String levelName, PvFormat text) {
        return write(ctx, level(levelName), text);
    }

    @ScriptFunction(value = "xlogm", doc = "As xlog, but not for the methods of the parameter methods_filter.")
    public int xlogm(MessageContext ctx, String levelName, PvFormat text) {
        CfgInt filtered = methodsFilter;
        int bits = filtered == null ? filter : filtered.get();
        int method = ctx.isRequest()
                ? ctx.request().method().bit()
                : ctx.message().cseqMethod().bit();
        return bits != -1 && (bits & method) != 0 ? 1 : write(ctx, level(levelName), text);
    }

    @ScriptFunction(
            value = {"xdbg", "xdbgl"},
            doc = "Logs the text at level L_DBG.")
    public int xdbg(MessageContext ctx, PvFormat text) {
        return write(ctx, DEBUG, text);
    }

    @ScriptFunction(value = "xinfo", doc = "Logs the text at level L_INFO.")
    public int xinfo(MessageContext ctx, PvFormat text) {
        return write(ctx, INFO, text);
    }

    @ScriptFunction(value = "xnotice", doc = "Logs the text at level L_NOTICE.")
    public int xnotice(MessageContext ctx, PvFormat text) {
        return write(ctx, NOTICE, text);
    }

    @ScriptFunction(value = "xwarn", doc = "Logs the text at level L_WARN.")
    public int xwarn(MessageContext ctx, PvFormat text) {
        return write(ctx, WARNING, text);
    }

    @ScriptFunction(value = "xerr", doc = "Logs the text at level L_ERR.")
    public int xerr(MessageContext ctx, PvFormat text) {
        return write(ctx, ERROR, text);
    }

    @ScriptFunction(value = "xcrit", doc = "Logs the text at level L_CRIT.")
    public int xcrit(MessageContext ctx, PvFormat text) {
        return write(ctx, CRITICAL, text);
    }

    @ScriptFunction(value = "xbug", doc = "Logs the text at level L_BUG.")
    public int xbug(MessageContext ctx, PvFormat text) {
        return write(ctx, BUG, text);
    }

    @ScriptFunction(value = "xalert", doc = "Logs the text at level L_ALERT.")
    public int xalert(MessageContext ctx, PvFormat text) {
        return write(ctx, ALERT, text);
    }

    private int write(MessageContext ctx, int kamailioLevel, PvFormat text) {
        if (!level.shows(ctx, kamailioLevel)) {
            return 1;
        }
        String line = text.format(ctx);
        String shown = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
        if (kamailioLevel >= DEBUG) {
            log.debug(shown);
        } else if (kamailioLevel >= NOTICE) {
            log.info(shown);
        } else if (kamailioLevel == WARNING) {
            log.warn(shown);
        } else {
            log.error(shown);
        }
        return 1;
    }

    /** By the letter after {@code L_}, as Kamailio; a number counts as it is. */
    private static int level(String name) {
        String text = name.strip().toUpperCase(Locale.ROOT);
        char letter =
                text.startsWith("L_") && text.length() > 2 ? text.charAt(2) : text.isEmpty() ? 'E' : text.charAt(0);
        return switch (letter) {
            case 'A' -> ALERT;
            case 'B' -> BUG;
            case 'C' -> CRITICAL;
            case 'W' -> WARNING;
            case 'N' -> NOTICE;
            case 'I' -> INFO;
            case 'D' -> DEBUG;
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(text);
            default -> ERROR;
        };
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return ERROR;
        }
    }

    /** {@code $C(xy)}: terminal colours, text x on ground y. */
    @PvExport(value = "C", doc = "Terminal colours for the text that follows.")
    public Pv color(PvName name) throws PvSyntaxException {
        name.unindexed();
        String colors = name.constantInner();
        if (colors.length() != 2) {
            throw new PvSyntaxException("$C needs two letters: the colour of the text and of the ground");
        }
        String text = FOREGROUND.get(Character.toLowerCase(colors.charAt(0)));
        String ground = BACKGROUND.get(Character.toLowerCase(colors.charAt(1)));
        if (text == null || ground == null) {
            throw new PvSyntaxException("$C knows the colours x s r g y b p c w");
        }
        String weight = Character.isUpperCase(colors.charAt(0)) ? "1;" : "0;";
        return new Constant(Value.of("\u001b[" + weight + text + ';' + ground + 'm'));
    }
}
