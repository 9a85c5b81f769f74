package org.olelo.sip;

/** Where the parts of a URI stand; -1 = not there. */
final class UriOffsets {
    int userStart = -1;
    int userEnd = -1;
    int passwordStart = -1;
    int passwordEnd = -1;
    int hostStart = -1;
    int hostEnd = -1;
    int portStart = -1;
    int portEnd = -1;
    int port = -1;
    int paramsStart = -1;
    int paramsEnd = -1;
    int headersStart = -1;
    int headersEnd = -1;
}
