/** Annotations of SIP applications: those of version 1.1, and the method and response annotations of version 2.0 (JSR 359). */
package jakarta.servlet.sip.annotation;
