package org.olelo.module.app_lua;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The interpreters: each thread that runs Lua takes one, and uses it again for routes that the function itself starts. */
final class LuaStates {
    private final ConcurrentLinkedQueue<LuaState> idle = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<@Nullable LuaState> current = new ThreadLocal<>();
    private final AtomicInteger generation = new AtomicInteger();
    private final Function<Integer, LuaState> maker;

    /** Made by the function, which gets the generation. */
    LuaStates(Function<Integer, LuaState> maker) {
        this.maker = maker;
    }

    /** The interpreter that this thread runs. */
    LuaState current() {
        LuaState state = current.get();
        if (state == null) {
            throw new IllegalStateException("no Lua runs on this thread");
        }
        return state;
    }

    /** Runs with an interpreter. */
    int run(Function<LuaState, Integer> task) {
        LuaState running = current.get();
        if (running != null) {
            return task.apply(running);
        }
        LuaState state = take();
        current.set(state);
        try {
            return task.apply(state);
        } finally {
            current.remove();
            if (state.generation() == generation.get()) {
                idle.add(state);
            }
        }
    }

    private LuaState take() {
        while (true) {
            LuaState state = idle.poll();
            if (state == null) {
                return maker.apply(generation.get());
            }
            if (state.generation() == generation.get()) {
                return state;
            }
        }
    }

    /** The scripts changed: interpreters are made anew. */
    void reload() {
        generation.incrementAndGet();
        idle.clear();
    }
}
