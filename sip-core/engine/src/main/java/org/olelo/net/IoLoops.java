package org.olelo.net;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.olelo.timer.Clock;
import org.olelo.timer.TimerWheel;

/** The event loops of the server, native epoll where the machine has it. Close it last: it ends their threads. */
public final class IoLoops implements AutoCloseable {
    private final MultiThreadIoEventLoopGroup group;
    private final boolean nativeEpoll;
    private final List<IoLoop> loops;
    private final List<IoThread> started = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    /** As many loops as asked for, native epoll if it loads. */
    public IoLoops(int count, Clock clock) {
        this(count, clock, Epoll.isAvailable());
    }

    /**
     * @param count loops, at least 1; more than the cores there are brings nothing
     * @param nativeEpoll false = java.nio
     */
    public IoLoops(int count, Clock clock, boolean nativeEpoll) {
        this.nativeEpoll = nativeEpoll;
        AtomicInteger number = new AtomicInteger();
        IoHandlerFactory handlers = nativeEpoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        ThreadFactory threads = task -> {
            IoThread thread = new IoThread(task, "olelo-io-" + number.getAndIncrement());
            started.add(thread);
            return thread;
        };
        group = new MultiThreadIoEventLoopGroup(count, threads, handlers);
        List<IoLoop> made = new ArrayList<>(count);
        for (int i = 0; i < count; i++) { // next() gives each in turn
            made.add(attach(i, group.next(), clock));
        }
        loops = List.copyOf(made);
    }

    /** How many. */
    public int size() {
        return loops.size();
    }

    /** Loop of a number, 0 to size - 1. */
    public IoLoop get(int index) {
        return loops.get(index);
    }

    /** All. */
    public List<IoLoop> all() {
        return loops;
    }

    /** The calling thread's loop if it is one of these, else one of them in turn. */
    public IoLoop currentOrNext() {
        IoLoop current = current();
        return current != null ? current : loops.get(Math.floorMod(next.getAndIncrement(), loops.size()));
    }

    /** The calling thread's loop if it is one of these, else null. */
    public @Nullable IoLoop current() {
        IoLoop current = IoLoop.current();
        return current != null && current.index() < loops.size() && loops.get(current.index()) == current
                ? current
                : null;
    }

    /** Runs the task on a loop once all that was given to any loop before has been handed to the sockets. */
    public void afterWrites(Runnable task) {
        Runnable next = task;
        for (IoLoop loop : loops) {
            Runnable after = next;
            next = () -> loop.execute(() -> {
                loop.flush();
                after.run();
            });
        }
        next.run();
    }

    /** Whether epoll with recvmmsg and sendmmsg is used; else java.nio. */
    public boolean isNative() {
        return nativeEpoll;
    }

    /** Netty's group of these loops. */
    public EventLoopGroup group() {
        return group;
    }

    /** A new listening TCP channel of the family. */
    public ServerSocketChannel newServerChannel(boolean ipv4) {
        SocketProtocolFamily family = ipv4 ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
        return nativeEpoll
                ? new EpollServerSocketChannel(family)
                : new NioServerSocketChannel(SelectorProvider.provider(), family);
    }

    /** A new TCP channel of the family. */
    public SocketChannel newSocketChannel(boolean ipv4) {
        SocketProtocolFamily family = ipv4 ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
        return nativeEpoll ? new EpollSocketChannel(family) : new NioSocketChannel(SelectorProvider.provider(), family);
    }

    /** Returns when closed channels have given back their ports: java.nio does so at the loop's next select. */
    public void awaitReleased() {
        if (nativeEpoll || current() != null) {
            return;
        }
        for (int round = 0; round < 2; round++) { // a task without delay could run before the select
            for (IoLoop loop : loops) {
                loop.eventLoop().schedule(() -> {}, 1, TimeUnit.MILLISECONDS).awaitUninterruptibly();
            }
        }
    }

    /** Ends the threads; returns when they have ended. */
    @Override
    public void close() {
        loops.forEach(IoLoop::stopTimers);
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        try {
            for (IoThread thread : started) {
                thread.join(TimeUnit.SECONDS.toMillis(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static IoLoop attach(int index, EventLoop eventLoop, Clock clock) {
        IoLoop loop = new IoLoop(index, eventLoop, new TimerWheel(clock));
        eventLoop
                .submit(() -> {
                    if (Thread.currentThread() instanceof IoThread thread) {
                        thread.loop(loop);
                    }
                })
                .syncUninterruptibly();
        return loop;
    }
}
