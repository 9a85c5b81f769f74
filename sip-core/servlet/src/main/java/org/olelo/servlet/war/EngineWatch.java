package org.olelo.servlet.war;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerNotification;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Hears of the engine's coming and going: the resource adapter registers it as {@code org.olelo:type=Engine,…} with the JVM. The engine may be
 * deployed before the application or after, and again while the application stays.
 */
final class EngineWatch implements NotificationListener, AutoCloseable {
    private static final String ENGINES = "org.olelo:type=Engine,*";

    /** What is told. */
    interface Listener {
        /** An engine runs; called once until it is gone. */
        void engineStarted(Object engine);

        /** The engine is about to stop. */
        void engineStops();
    }

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Listener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch found = new CountDownLatch(1);
    private @Nullable ObjectName current;
    private boolean closed;

    EngineWatch(Listener listener) {
        this.listener = listener;
    }

    /** Begins to listen; an engine that runs is told at once. */
    void open() {
        try {
            server.addNotificationListener(MBeanServerDelegate.DELEGATE_NAME, this, null, null);
            Set<ObjectName> known = server.queryNames(new ObjectName(ENGINES), null);
            if (!known.isEmpty()) {
                started(known.iterator().next());
            }
        } catch (JMException e) {
            throw new IllegalStateException("the engine cannot be looked for", e);
        }
    }

    /** Waits for the first engine; false when none came. */
    boolean await(long seconds) throws InterruptedException {
        return found.await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void handleNotification(Notification notification, Object handback) {
        if (!(notification instanceof MBeanServerNotification change)) {
            return;
        }
        ObjectName name = change.getMBeanName();
        if (!name.getDomain().equals("org.olelo") || !"Engine".equals(name.getKeyProperty("type"))) {
            return;
        }
        if (change.getType().equals(MBeanServerNotification.REGISTRATION_NOTIFICATION)) {
            started(name);
        } else {
            stopped(name);
        }
    }

    private void started(ObjectName name) {
        lock.lock();
        try {
            if (closed || current != null) {
                return;
            }
            current = name;
            listener.engineStarted(server.getAttribute(name, "Engine"));
        } catch (JMException e) {
            current = null;
        } finally {
            lock.unlock();
        }
        found.countDown();
    }

    private void stopped(ObjectName name) {
        lock.lock();
        try {
            if (name.equals(current)) {
                current = null;
                listener.engineStops();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        try {
            server.removeNotificationListener(MBeanServerDelegate.DELEGATE_NAME, this);
        } catch (JMException e) {
            // it was never added
        }
        lock.lock();
        try {
            closed = true;
            if (current != null) {
                current = null;
                listener.engineStops();
            }
        } finally {
            lock.unlock();
        }
    }
}
