/** How a container finds its application router. */
package jakarta.servlet.sip.ar.spi;
