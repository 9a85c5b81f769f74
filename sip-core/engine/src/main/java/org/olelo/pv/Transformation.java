package org.olelo.pv;

import org.olelo.routing.MessageContext;

/** One step of {@code {class.name,args}}, its arguments converted at load. */
public interface Transformation {
    /** The changed value; null in gives null out unless documented. */
    Value apply(MessageContext ctx, Value in);
}
