package org.olelo.script.compile;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where running scripts report. */
final class ScriptLog {
    static final Logger LOG = LoggerFactory.getLogger("core");

    private ScriptLog() {}
}
