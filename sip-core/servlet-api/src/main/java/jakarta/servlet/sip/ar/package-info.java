/** Application routing: which application gets an initial request. */
package jakarta.servlet.sip.ar;
