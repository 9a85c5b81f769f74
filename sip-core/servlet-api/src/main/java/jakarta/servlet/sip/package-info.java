/**
 * SIP Servlet API, version 1.1 (JSR 289), on Jakarta Servlet: servlets that receive and send SIP messages. Names and signatures are those of the
 * specification.
 */
package jakarta.servlet.sip;
