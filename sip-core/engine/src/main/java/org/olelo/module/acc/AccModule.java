package org.olelo.module.acc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.RowValues;
import org.olelo.module.acc.api.Accounting;
import org.olelo.module.rr.api.RecordRouting;
import org.olelo.module.tm.api.Transactions;
import org.olelo.pv.CatalogPvParser;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.MessageParser;
import org.olelo.sip.Method;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipResponse;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.transaction.ReplyText;
import org.olelo.transaction.TransactionEvent;
import org.olelo.transaction.TransactionEventKind;
import org.olelo.transaction.TransactionLayer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module acc. Rows are written in order by the database's own writer, so that no transaction waits for them. */
public final class AccModule implements SipModule, Accounting {
    private static final Logger LOG = LoggerFactory.getLogger("acc");
    private static final int ACC_VERSION = 5;
    private static final int MISSED_VERSION = 4;
    private static final String ANSWERED = "ACC: transaction answered: ";
    private static final String MISSED = "ACC: call missed: ";
    private static final String ACKED = "ACC: request acknowledged: ";
    private static final String REQUESTED = "ACC: request accounted: ";

    private final Engine engine;
    private final CdrWriter cdrs;
    private final TimeAttribute timeAttribute = new TimeAttribute();
    private final List<String> unsupported = new ArrayList<>();
    private ExtraFields logFields = new ExtraFields(List.of());
    private ExtraFields dbFields = new ExtraFields(List.of());
    private @Nullable TransactionLayer layer;
    private @Nullable Database database;
    /** Null unless directions are detected. */
    private @Nullable RecordRouting routing;

    @ModParam(value = "early_media", doc = "1: provisional replies with a body are recorded too.")
    private int earlyMedia;

    @ModParam(value = "report_ack", doc = "1: ACK of a 2xx is recorded.")
    private int reportAck;

    @ModParam(value = "report_cancels", doc = "1: CANCEL requests are recorded like others.")
    private int reportCancels;

    @ModParam(value = "detect_direction", doc = "1: the direction of requests in dialogs is corrected.")
    private int detectDirection;

    @ModParam(value = "failed_transaction_flag", doc = "Flag: failed transactions are recorded too.")
    private int failedFlag = -1;

    @ModParam(value = "failed_filter", doc = "Codes that do not count as failed: 404,408.")
    private String failedFilter = "";

    @ModParam(value = "log_flag", doc = "Flag: the transaction is recorded in the log.")
    private int logFlag = -1;

    @ModParam(value = "log_missed_flag", doc = "Flag: a missed call is recorded in the log.")
    private int logMissedFlag = -1;

    @ModParam(value = "log_level", doc = "Accepted; records are logged at level INFO, on logger acc.")
    private int logLevel = 1;

    @ModParam(value = "log_facility", doc = "Accepted; the logging system sorts records by logger acc.")
    private String logFacility = "LOG_DAEMON";

    @ModParam(value = "log_extra", doc = "Additional values in the log: name=$variable;…")
    private String logExtra = "";

    @ModParam(value = "db_flag", doc = "Flag: the transaction is recorded in SQL.")
    private int dbFlag = -1;

    @ModParam(value = "db_missed_flag", doc = "Flag: a missed call is recorded in SQL.")
    private int dbMissedFlag = -1;

    @ModParam(value = "db_table_acc", doc = "Table of transactions.")
    private String accTable = "acc";

    @ModParam(value = "db_table_missed_calls", doc = "Table of missed calls.")
    private String missedTable = "missed_calls";

    @ModParam(value = "db_url", doc = "The database; empty: no SQL.")
    private String dbUrl = "";

    @ModParam(value = "acc_method_column", doc = "Column of the method.")
    private String methodColumn = "method";

    @ModParam(
            value = {"acc_from_tag_column", "acc_fromtag_column"},
            doc = "Column of the From tag.")
    private String fromTagColumn = "from_tag";

    @ModParam(
            value = {"acc_to_tag_column", "acc_totag_column"},
            doc = "Column of the To tag.")
    private String toTagColumn = "to_tag";

    @ModParam(value = "acc_callid_column", doc = "Column of the Call-ID.")
    private String callIdColumn = "callid";

    @ModParam(
            value = {"acc_sip_code_column", "acc_sipcode_column"},
            doc = "Column of the status code.")
    private String codeColumn = "sip_code";

    @ModParam(
            value = {"acc_sip_reason_column", "acc_sipreason_column"},
            doc = "Column of the reason phrase.")
    private String reasonColumn = "sip_reason";

    @ModParam(value = "acc_time_column", doc = "Column of the time.")
    private String timeColumn = "time";

    @ModParam(value = "db_extra", doc = "Additional columns: column=$variable;…")
    private String dbExtra = "";

    @ModParam(value = "db_insert_mode", doc = "Accepted; rows are always written in the background.")
    private int dbInsertMode;

    @ModParam(value = "acc_extra_nullable", doc = "1: missing values are NULL in SQL, not empty.")
    private int extraNullable;

    @ModParam(value = "acc_prepare_flag", doc = "Accepted; every transaction can be recorded.")
    private int prepareFlag = -1;

    @ModParam(value = "acc_prepare_always", doc = "Accepted; every transaction can be recorded.")
    private int prepareAlways;

    @ModParam(
            value = "reason_from_hf",
            doc = "1: the reason is that of the reply's header field Reason, where it has one.")
    private int reasonFromHeader;

    /** On that engine. */
    public AccModule(Engine engine) {
        engine.publish(Accounting.class, this);
        this.engine = engine;
        this.cdrs = new CdrWriter(engine);
    }

    @Override
    public List<Object> exports() {
        return List.of(this, cdrs, timeAttribute);
    }

    @ModParam(value = "acc_extra_size", doc = "Accepted; there may be any number of additional values.")
    void extraSize(int most) {}

    @ModParam(value = "clone_msg", doc = "Accepted; records read the request as it is.")
    void cloneMessage(int on) {}

    @ModParam(value = "multi_leg_info", doc = "Records for each leg; not supported yet.")
    void multiLegInfo(String legs) {
        if (!legs.isEmpty()) {
            unsupported.add("multi_leg_info");
        }
    }

    @Override
    public void init() throws ModuleException {
        if (!unsupported.isEmpty()) {
            throw new ModuleException("parameter " + unsupported.get(0) + " is not supported yet; leave it out");
        }
        CatalogPvParser parser = new CatalogPvParser(engine.pvs());
        logFields = ExtraFields.parse("log_extra", logExtra, parser);
        dbFields = ExtraFields.parse("db_extra", dbExtra, parser);
        if (!dbUrl.isEmpty()) {
            openDatabase();
        }
        cdrs.init(database);
        timeAttribute.init();
        routing = detectDirection != 0 ? engine.api(RecordRouting.class) : null;
        TransactionLayer transactions = engine.api(Transactions.class).layer();
        layer = transactions;
        transactions.listen(
                this::happened,
                TransactionEventKind.RESPONSE_OUT,
                TransactionEventKind.ON_FAILURE,
                TransactionEventKind.E2EACK_IN);
        if (earlyMedia != 0) {
            transactions.listen(this::happened, TransactionEventKind.RESPONSE_FORWARDED);
        }
        LOG.debug(
                "records: level={}, facility={}, insert mode={}, prepare={}/{}",
                logLevel,
                logFacility,
                dbInsertMode,
                prepareFlag,
                prepareAlways);
    }

    private void openDatabase() throws ModuleException {
        try {
            database = engine.databases().open(dbUrl);
        } catch (DatabaseException e) {
            throw new ModuleException("cannot open the database: " + e.getMessage(), e);
        }
    }

    private void happened(TransactionEvent event) {
        TransactionLayer transactions = layer;
        if (transactions == null || event.transaction().isLocal()) {
            return;
        }
        MessageContext reply = event.reply();
        MessageContext given = event.request();
        MessageContext request = given != null
                ? given
                : transactions.requestContext(event.transaction(), reply != null ? reply : engine.fakeContext());
        if (!request.isRequest()) {
            return;
        }
        switch (event.kind()) {
            case RESPONSE_OUT -> answered(event, request, reply);
            case ON_FAILURE -> missed(event, request, reply);
            case RESPONSE_FORWARDED -> {
                if (event.code() < 200 && reply != null && reply.message().hasBody()) {
                    record(request, request.flags(), event, reply, ANSWERED, accTable, logFlag, dbFlag);
                }
            }
            case E2EACK_IN -> {
                if (reportAck != 0) {
                    record(request, request.flags(), event, reply, ACKED, accTable, logFlag, dbFlag);
                }
            }
            default -> {}
        }
    }

    private void answered(TransactionEvent event, MessageContext request, @Nullable MessageContext reply) {
        int flags = request.flags();
        if (request.routeKind() == RouteKind.FAILURE) { // the route's flags are not yet the transaction's
            flags |= event.transaction().scriptFlags();
        }
        if (reportCancels == 0 && request.request().isMethod(Method.CANCEL)) {
            return;
        }
        if (event.code() >= 300 && request.request().isMethod(Method.INVITE)) {
            record(request, flags, event, reply, MISSED, missedTable, logMissedFlag, dbMissedFlag);
        }
        if (event.code() < 300 || has(flags, failedFlag) && !filtered(event.code())) {
            record(request, flags, event, reply, ANSWERED, accTable, logFlag, dbFlag);
        }
    }

    /** A call is missed once: the flags are cleared, so that the script decides about further branches. */
    private void missed(TransactionEvent event, MessageContext request, @Nullable MessageContext reply) {
        if (request.request().isMethod(Method.INVITE) && event.code() >= 300) {
            record(request, request.flags(), event, reply, MISSED, missedTable, logMissedFlag, dbMissedFlag);
            request.flags(request.flags() & ~(bit(logMissedFlag) | bit(dbMissedFlag)));
        }
    }

    private boolean filtered(int code) {
        if (failedFilter.isEmpty()) {
            return false;
        }
        for (String item : failedFilter.split(",")) {
            if (item.trim().equals(Integer.toString(code))) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(int flags, int flag) {
        return (flags & bit(flag)) != 0;
    }

    private static int bit(int flag) {
        return flag >= 0 && flag < 32 ? 1 << flag : 0;
    }

    private void record(
            MessageContext request,
            int flags,
            TransactionEvent event,
            @Nullable MessageContext reply,
            String title,
            String table,
            int forLog,
            int forDatabase) {
        boolean log = has(flags, forLog);
        boolean store = database != null && has(flags, forDatabase);
        if (!log && !store) {
            return;
        }
        AccRecord record = directed(recordOf(request.request(), event, reply), request);
        if (log) {
            log(title, record, request);
        }
        if (store) {
            store(table, record, request);
        }
    }

    /** The tags of the caller and the callee, whoever sent the request. */
    private AccRecord directed(AccRecord record, MessageContext request) {
        RecordRouting routes = routing;
        boolean upstream = routes != null && request.message().to().hasTag() && !routes.isDownstream(request);
        return upstream ? record.turned() : record;
    }

    private AccRecord recordOf(SipRequest request, TransactionEvent event, @Nullable MessageContext reply) {
        Instant now = engine.clock().wallTime();
        SipResponse response = reply != null && reply.message() instanceof SipResponse known ? known : null;
        if (response == null) {
            SipResponse sent = sent(event);
            String tag = sent == null ? null : sent.to().tag();
            return AccRecord.of(request, tag, Integer.toString(event.code()), ReplyText.of(event.code()), now);
        }
        String given = reasonFromHeader == 0 ? null : response.header("Reason");
        return AccRecord.of(
                request,
                response.to().tag(),
                Integer.toString(response.statusCode()),
                given == null ? response.reason() : given,
                now);
    }

    /** The reply that left, when none came in. */
    private static @Nullable SipResponse sent(TransactionEvent event) {
        byte[] bytes = event.sent() != null ? event.sent() : event.transaction().lastReply();
        return bytes != null && MessageParser.parse(bytes, 0, bytes.length) instanceof SipResponse response
                ? response
                : null;
    }

    private void log(String title, AccRecord record, MessageContext request) {
        StringBuilder line = new StringBuilder(256);
        line.append(title).append("timestamp=").append(record.time().getEpochSecond());
        timeAttribute.append(line, record.time());
        line.append(";method=").append(record.method());
        line.append(";from_tag=").append(record.fromTag());
        line.append(";to_tag=").append(record.toTag());
        line.append(";call_id=").append(record.callId());
        line.append(";code=").append(record.code());
        line.append(";reason=").append(record.reason());
        List<String> values = logFields.values(request);
        for (int i = 0; i < values.size(); i++) {
            line.append(';')
                    .append(logFields.fields().get(i).name())
                    .append('=')
                    .append(values.get(i));
        }
        LOG.info("{}", line);
    }

    private void store(String table, AccRecord record, MessageContext request) {
        Database opened = database;
        if (opened == null) {
            return;
        }
        RowValues.Builder row = RowValues.builder()
                .set(methodColumn, record.method())
                .set(fromTagColumn, record.fromTag())
                .set(toTagColumn, record.toTag())
                .set(callIdColumn, record.callId())
                .set(codeColumn, record.code())
                .set(reasonColumn, record.reason())
                .set(timeColumn, record.time());
        timeAttribute.add(row, record.time());
        List<@Nullable String> values = dbFields.valuesOrNull(request);
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            row.set(dbFields.fields().get(i).name(), value == null && extraNullable == 0 ? "" : value);
        }
        opened.insertAsync(table, row.build());
    }

    @Override
    public void record(MessageContext ctx, String function, String comment, String table) {
        if (!function.equals("acc_db_request")) {
            logRequest(ctx, comment);
        }
        if (!function.equals("acc_log_request")) {
            dbRequest(ctx, comment, table);
        }
    }

    @ScriptFunction(
            value = "acc_log_request",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "Records the request in the log with that comment: code and reason, as \"404 Nothing\".")
    public int logRequest(MessageContext ctx, String comment) {
        log(REQUESTED, commented(ctx, comment), ctx);
        return 1;
    }

    @ScriptFunction(
            value = "acc_db_request",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "Records the request in a table with that comment.")
    public int dbRequest(MessageContext ctx, String comment, String table) {
        if (database == null || table.isEmpty()) {
            return -1;
        }
        store(table, commented(ctx, comment), ctx);
        return 1;
    }

    @ScriptFunction(
            value = "acc_request",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "Records the request in the log and, with a database, in a table with that comment.")
    public int request(MessageContext ctx, String comment, String table) {
        logRequest(ctx, comment);
        return database == null ? 1 : dbRequest(ctx, comment, table);
    }

    private AccRecord commented(MessageContext ctx, String comment) {
        boolean coded = comment.length() >= 3 && comment.substring(0, 3).chars().allMatch(c -> c >= '0' && c <= '9');
        String code = coded ? comment.substring(0, 3) : "";
        String reason = coded ? comment.substring(3).trim() : comment;
        return AccRecord.of(ctx.request(), null, code, reason, engine.clock().wallTime());
    }

    @Override
    public void start() throws ModuleException {
        cdrs.start();
        Database opened = database;
        if (opened == null) {
            return;
        }
        try {
            if (dbFlag >= 0) {
                engine.databases().requireVersion(opened, accTable, ACC_VERSION);
            }
            if (dbMissedFlag >= 0) {
                engine.databases().requireVersion(opened, missedTable, MISSED_VERSION);
            }
        } catch (DatabaseException e) {
            LOG.warn("{}", e.getMessage());
        }
    }
}
