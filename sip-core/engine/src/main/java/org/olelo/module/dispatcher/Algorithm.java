package org.olelo.module.dispatcher;

/** The numbers of the algorithms. */
final class Algorithm {
    static final int CALL_ID = 0;
    static final int FROM = 1;
    static final int TO = 2;
    static final int REQUEST_URI = 3;
    static final int ROUND_ROBIN = 4;
    static final int AUTHORIZED_USER = 5;
    static final int RANDOM = 6;
    static final int VARIABLES = 7;
    static final int PRIORITY = 8;
    static final int WEIGHT = 9;
    static final int CALL_LOAD = 10;
    static final int RELATIVE_WEIGHT = 11;
    static final int PARALLEL = 12;
    static final int LATENCY = 13;

    private Algorithm() {}
}
