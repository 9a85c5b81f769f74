package org.olelo.module.registrar;

/** Why a registration is refused: reply code, its phrase, and the text of P-Registrar-Error. */
enum RegistrarError {
    CONTACT_PARSE(400, "Bad Request", "Contact parse error"),
    UNESCAPE(400, "Bad Request", "Error while unescaping username"),
    AOR_LENGTH(400, "Bad Request", "Address Of Record too long"),
    STAR_EXPIRES(400, "Bad Request", "* used in contact and expires is not zero"),
    INVALID_Q(400, "Bad Request", "Invalid q param in contact"),
    INVALID_CSEQ(400, "Bad Request", "Invalid CSeq number"),
    CONTACT_LENGTH(400, "Bad Request", "Contact/received too long"),
    CALL_ID_LENGTH(400, "Bad Request", "Callid too long"),
    PATH_PARSE(400, "Bad Request", "Path parse error"),
    TOO_MANY(503, "Service Unavailable", "Too many registered contacts"),
    TOO_BRIEF(423, "Interval Too Brief", "Interval too brief"),
    PATH_UNSUPPORTED(420, "Bad Extension", "No support for found Path indicated"),
    OUTBOUND_UNSUPPORTED(420, "Bad Extension", "No support for Outbound on server"),
    FIRST_HOP(439, "First Hop Lacks Outbound Support", "No support for Outbound on edge proxy"),
    DATABASE(500, "Server Internal Error", "usrloc_record_insert failed");

    final int code;
    final String phrase;
    final String text;

    RegistrarError(int code, String phrase, String text) {
        this.code = code;
        this.phrase = phrase;
        this.text = text;
    }
}
