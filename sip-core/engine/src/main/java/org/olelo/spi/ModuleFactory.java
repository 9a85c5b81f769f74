package org.olelo.spi;

/** Makes a module when the configuration loads it. */
@FunctionalInterface
public interface ModuleFactory {
    /** A new instance on the parts of that engine; cheap, no I/O. */
    SipModule create(Engine engine);
}
