package org.olelo.module.registrar;

/** Why a registration is refused: reply code, its phrase, and the text of P-Registrar-Error. */
enum RegistrarError {
    MALFORMED_CONTACT(400, "Bad Request", "Error while parsing headers"),
    MALFORMED_TO(400, "Bad Request", "Failed to extract Address Of Record"),
    STAR_EXPIRES(400, "Bad Request", "* used in contact and expires is not zero"),
    INVALID_Q(400, "Bad Request", "Invalid q param in contact"),
    INVALID_CSEQ(400, "Bad Request", "Invalid CSeq number"),
    CONTACT_TOO_LONG(400, "Bad Request", "Contact/AOR too long"),
    TOO_MANY(503, "Service Unavailable", "Too many registered contacts"),
    TOO_BRIEF(423, "Interval Too Brief", "Invalid expires value - Interval Too Brief"),
    PATH_UNSUPPORTED(420, "Bad Extension", "No support for found Path indicated"),
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
