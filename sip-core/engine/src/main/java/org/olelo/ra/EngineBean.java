package org.olelo.ra;

import java.lang.management.ManagementFactory;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import org.olelo.spi.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running engine as a management bean of the JVM, {@code org.olelo:type=Engine,id=…}. Applications deployed beside the adapter's archive have another
 * class loader and no common JNDI name on all servers: they find the engine here, and hear when it comes and goes. The attribute is the object
 * itself, so it is of use within the JVM only.
 */
final class EngineBean implements DynamicMBean, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("core");
    private static final String ATTRIBUTE = "Engine";

    private final Engine engine;
    private final ObjectName name;

    private EngineBean(Engine engine, ObjectName name) {
        this.engine = engine;
        this.name = name;
    }

    /** Makes the engine known; listeners have heard of it when this returns. */
    static EngineBean register(Engine engine) {
        try {
            String id = Integer.toHexString(System.identityHashCode(engine));
            EngineBean made = new EngineBean(engine, new ObjectName("org.olelo:type=Engine,id=" + id));
            ManagementFactory.getPlatformMBeanServer().registerMBean(made, made.name);
            return made;
        } catch (JMException e) {
            throw new IllegalStateException("the engine cannot be made known in the JVM", e);
        }
    }

    /** Takes it back; listeners have let go of the engine when this returns. */
    @Override
    public void close() {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (JMException e) {
            LOG.warn("the engine was not known in the JVM, reason={}", e.getMessage());
        }
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        if (!attribute.equals(ATTRIBUTE)) {
            throw new AttributeNotFoundException(attribute);
        }
        return engine;
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        AttributeList all = new AttributeList();
        for (String attribute : attributes) {
            if (attribute.equals(ATTRIBUTE)) {
                all.add(new Attribute(attribute, engine));
            }
        }
        return all;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName());
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String action, Object[] arguments, String[] signature) {
        throw new UnsupportedOperationException(action);
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo attribute =
                new MBeanAttributeInfo(ATTRIBUTE, "java.lang.Object", "the running engine", true, false, false);
        return new MBeanInfo(
                EngineBean.class.getName(), "SIP engine", new MBeanAttributeInfo[] {attribute}, null, null, null);
    }
}
