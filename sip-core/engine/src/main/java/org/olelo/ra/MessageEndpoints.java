package org.olelo.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.olelo.module.ejb.api.RequestEndpoints;
import org.olelo.module.ejb.api.SipAnswer;
import org.olelo.module.ejb.api.SipRequestMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The active endpoints; deliveries run on the application server's threads. */
final class MessageEndpoints implements RequestEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger("ejb");
    private static final SipAnswer FAILED = new SipAnswer(500, "Server Internal Error");
    private static final Method ON_REQUEST = onRequest();

    private final WorkManager work;
    private final List<Active> active = new CopyOnWriteArrayList<>();

    private record Active(MessageEndpointFactory factory, SipActivationSpec spec) {}

    MessageEndpoints(WorkManager work) {
        this.work = work;
    }

    void add(MessageEndpointFactory factory, SipActivationSpec spec) {
        active.add(new Active(factory, spec));
    }

    void remove(MessageEndpointFactory factory, SipActivationSpec spec) {
        active.remove(new Active(factory, spec));
    }

    @Override
    public boolean deliver(String endpoint, SipRequestMessage request, Consumer<@Nullable SipAnswer> answered) {
        for (Active candidate : active) {
            if (candidate.spec.getEndpoint().equals(endpoint) && candidate.spec.takes(request.method())) {
                return schedule(new Delivery(candidate.factory, request, answered));
            }
        }
        return false;
    }

    private boolean schedule(Delivery delivery) {
        try {
            work.scheduleWork(delivery);
            return true;
        } catch (WorkException e) {
            LOG.warn("the server has no thread for a request, reason={}", e.getMessage());
            return false;
        }
    }

    private static Method onRequest() {
        try {
            return SipRequestListener.class.getMethod("onRequest", SipRequestMessage.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets go of the request when it has run: a server's idle thread may hold its last work until it gets the next. */
    private static final class Delivery implements Work {
        private final AtomicReference<@Nullable Parcel> parcel;

        private record Parcel(
                MessageEndpointFactory factory, SipRequestMessage request, Consumer<@Nullable SipAnswer> answered) {}

        Delivery(MessageEndpointFactory factory, SipRequestMessage request, Consumer<@Nullable SipAnswer> answered) {
            parcel = new AtomicReference<>(new Parcel(factory, request, answered));
        }

        @Override
        public void run() {
            Parcel mine = parcel.getAndSet(null);
            if (mine != null) {
                mine.answered.accept(ask(mine));
            }
        }

        @Override
        public void release() {
            // a bean is not interrupted: the transaction's timer answers in its place
        }

        private static @Nullable SipAnswer ask(Parcel mine) {
            try {
                MessageEndpoint bean = mine.factory.createEndpoint(null);
                try {
                    bean.beforeDelivery(ON_REQUEST);
                    try {
                        return ((SipRequestListener) bean).onRequest(mine.request);
                    } finally {
                        bean.afterDelivery();
                    }
                } finally {
                    bean.release();
                }
            } catch (ResourceException | NoSuchMethodException | RuntimeException e) {
                LOG.error("message-driven bean failed, method={}", mine.request.method(), e);
                return FAILED;
            }
        }
    }
}
