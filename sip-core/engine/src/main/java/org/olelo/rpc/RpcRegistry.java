package org.olelo.rpc;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All RPC commands of the running server, shared by every transport (binrpc, JSON-RPC, REST). */
public final class RpcRegistry {
    private final ConcurrentSkipListMap<String, RpcCommand> commands = new ConcurrentSkipListMap<>();

    /**
     * Adds a command.
     *
     * @throws IllegalStateException when the name is taken
     */
    public void register(RpcCommand command) {
        if (commands.putIfAbsent(command.name(), command) != null) {
            throw new IllegalStateException("RPC command registered twice: " + command.name());
        }
    }

    /** Adds a command. */
    public void register(String name, String doc, RpcCommand.Handler handler) {
        register(new RpcCommand(name, doc, false, handler));
    }

    /** The command, or null. */
    public @Nullable RpcCommand find(String name) {
        return commands.get(name);
    }

    /** All commands in order of name. */
    public Collection<RpcCommand> commands() {
        return Collections.unmodifiableCollection(commands.values());
    }

    /**
     * Runs a command.
     *
     * @return its results in order
     * @throws RpcFault its refusal; 500 "command NAME not found" where there is none
     */
    public List<RpcValue> call(String name, List<RpcValue> parameters) {
        RpcCommand command = find(name);
        if (command == null) {
            throw new RpcFault(500, "command " + name + " not found");
        }
        RpcCall call = new RpcCall(parameters);
        command.handler().run(call);
        return call.results();
    }
}
