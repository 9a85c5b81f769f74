package org.olelo.module.cfgutils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.olelo.module.pv.api.CoreHash;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.spi.Engine;
import org.olelo.spi.Literal;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.PvExport;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kamailio's module cfgutils. */
public final class CfgutilsModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("cfgutils");
    private final Engine engine;
    private final AtomicInteger probability = new AtomicInteger();
    private final AtomicInteger globalFlags = new AtomicInteger();
    private ReentrantLock[] locks = new ReentrantLock[0];
    private String loadedHash = "";

    @ModParam(value = "initial_probability", doc = "Probability of rand_event() at the start, 0 to 100.")
    private int initialProbability = 10;

    @ModParam(value = "initial_gflags", doc = "Global flags at the start.")
    private int initialFlags;

    @ModParam(value = "lock_set_size", doc = "Number of locks as power of two; 0 none.")
    private int lockSetSize;

    @ModParam(value = "hash_file", doc = "File whose MD5 cfgutils.check_config_hash compares.")
    private String hashFile = "";

    /** The module on that engine. */
    public CfgutilsModule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void init() throws ModuleException {
        if (initialProbability < 0 || initialProbability > 100) {
            throw new ModuleException("cfgutils: initial_probability must be 0 to 100, not " + initialProbability);
        }
        probability.set(initialProbability);
        globalFlags.set(initialFlags);
        locks = new ReentrantLock[lockSetSize > 0 ? 1 << Math.min(lockSetSize, 14) : 0];
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new ReentrantLock();
        }
        if (!hashFile.isEmpty()) {
            try {
                loadedHash = md5(hashFile);
            } catch (IOException e) {
                throw new ModuleException("cfgutils cannot read hash_file " + hashFile, e);
            }
        }
    }

    private static String md5(String file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(Files.readAllBytes(Path.of(file)));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JVM has no MD5", e);
        }
    }

    @ScriptFunction(value = "rand_event", doc = "True with the probability set, in percent.")
    public boolean randomEvent(MessageContext ctx) {
        return ThreadLocalRandom.current().nextInt(100) < probability.get();
    }

    @ScriptFunction(value = "rand_set_prob", doc = "Sets the probability of rand_event(), 0 to 100.")
    public boolean setProbability(MessageContext ctx, int percent) {
        if (percent < 0 || percent > 100) {
            return false;
        }
        probability.set(percent);
        return true;
    }

    @ScriptFunction(value = "rand_reset_prob", doc = "Back to initial_probability.")
    public int resetProbability(MessageContext ctx) {
        probability.set(initialProbability);
        return 1;
    }

    @ScriptFunction(value = "rand_get_prob", doc = "Gives the probability as return code.")
    public int probability(MessageContext ctx) {
        return probability.get();
    }

    @ScriptFunction(value = "sleep", blocking = true, doc = "Waits that many seconds.")
    public int sleep(MessageContext ctx, int seconds) {
        return pause(seconds * 1_000_000L);
    }

    @ScriptFunction(value = "usleep", blocking = true, doc = "Waits that many microseconds.")
    public int sleepMicros(MessageContext ctx, int micros) {
        return pause(micros);
    }

    private static int pause(long micros) {
        try {
            Thread.sleep(micros / 1000, (int) (micros % 1000) * 1000);
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @ScriptFunction(
            value = {"pkg_status", "pkg_summary", "shm_status", "shm_summary"},
            doc = "Logs how much memory the JVM uses.")
    public int memory(MessageContext ctx) {
        Runtime runtime = Runtime.getRuntime();
        LOG.info(
                "memory, used={} total={} max={}",
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.totalMemory(),
                runtime.maxMemory());
        return 1;
    }

    @ScriptFunction(value = "set_gflag", doc = "Sets a global flag, 0 to 31.")
    public int setFlag(MessageContext ctx, @Literal GlobalFlag flag) {
        globalFlags.updateAndGet(flags -> flags | flag.bit());
        return 1;
    }

    @ScriptFunction(value = "reset_gflag", doc = "Clears a global flag.")
    public int resetFlag(MessageContext ctx, @Literal GlobalFlag flag) {
        globalFlags.updateAndGet(flags -> flags & ~flag.bit());
        return 1;
    }

    @ScriptFunction(value = "is_gflag", doc = "True when the global flag is set.")
    public boolean isFlag(MessageContext ctx, @Literal GlobalFlag flag) {
        return (globalFlags.get() & flag.bit()) != 0;
    }

    @ScriptFunction(value = "lock", doc = "Locks a key; needs lock_set_size.")
    public boolean lock(MessageContext ctx, String key) {
        ReentrantLock lock = find(key);
        if (lock != null) {
            lock.lock();
        }
        return lock != null;
    }

    @ScriptFunction(value = "trylock", doc = "Locks a key if nobody holds it; needs lock_set_size.")
    public boolean tryLock(MessageContext ctx, String key) {
        ReentrantLock lock = find(key);
        return lock != null && !lock.isHeldByCurrentThread() && lock.tryLock();
    }

    @ScriptFunction(value = "unlock", doc = "Unlocks a key in the script run that locked it.")
    public boolean unlock(MessageContext ctx, String key) {
        ReentrantLock lock = find(key);
        if (lock == null || !lock.isHeldByCurrentThread()) {
            return false;
        }
        lock.unlock();
        return true;
    }

    private @org.jspecify.annotations.Nullable ReentrantLock find(String key) {
        if (locks.length == 0) {
            LOG.error("there are no locks: lock_set_size is 0");
            return null;
        }
        return locks[CoreHash.of(key) & locks.length - 1];
    }

    @ScriptFunction(value = "check_route_exists", doc = "True when there is a route[] block of that name.")
    public boolean routeExists(MessageContext ctx, String name) {
        return engine.route(RouteKind.REQUEST, name) != null;
    }

    @ScriptFunction(value = "route_if_exists", blocking = true, doc = "Runs a route[] block if there is one.")
    public int runRoute(MessageContext ctx, String name) {
        ScriptRoute route = engine.route(RouteKind.REQUEST, name);
        return route == null ? -1 : route.run(ctx);
    }

    @ScriptFunction(value = "core_hash", doc = "Hash of both texts in 2^size slots, from 1, as return code.")
    public int coreHash(MessageContext ctx, String first, String second, int size) {
        int slots = size <= 0 ? 2 : 1 << Math.min(size, 30);
        return (CoreHash.of(first, second) & slots - 1) + 1;
    }

    @PvExport(value = "RANDOM", doc = "A random number of 31 bits.")
    public Value random(MessageContext ctx) {
        return Value.of(ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
    }

    // ---- RPC

    @RpcExport(value = "cfgutils.rand_set_prob", doc = "Set the probability of rand_event(): 0 to 100.")
    void rpcSetProbability(RpcCall call) {
        long percent = call.number(0);
        if (percent < 0 || percent > 100) {
            throw new RpcFault(500, "Probability value is out of range");
        }
        probability.set((int) percent);
    }

    @RpcExport(value = "cfgutils.rand_reset_prob", doc = "Back to initial_probability.")
    void rpcResetProbability(RpcCall call) {
        probability.set(initialProbability);
    }

    @RpcExport(value = "cfgutils.rand_get_prob", doc = "The probability of rand_event().")
    void rpcProbability(RpcCall call) {
        call.add((long) probability.get());
    }

    @RpcExport(value = "cfgutils.get_config_hash", doc = "MD5 of hash_file at the start.")
    void rpcHash(RpcCall call) {
        if (loadedHash.isEmpty()) {
            throw new RpcFault(500, "no hash_file given, disable hash functionality");
        }
        call.add(loadedHash);
    }

    @RpcExport(value = "cfgutils.check_config_hash", doc = "Whether hash_file is what it was at the start.")
    void rpcCheckHash(RpcCall call) {
        if (loadedHash.isEmpty()) {
            throw new RpcFault(500, "no hash_file given, disable hash functionality");
        }
        try {
            if (!md5(hashFile).equals(loadedHash)) {
                throw new RpcFault(500, "The actual config file hash doesn't match the stored one.");
            }
        } catch (IOException e) {
            throw new RpcFault(500, "could not hash the config file");
        }
        call.add("The actual config file hash is identical to the stored one.");
    }

    @RpcExport(value = "cfgutils.set_gflag", doc = "Set global flags: bits.")
    void rpcSetFlags(RpcCall call) {
        int bits = (int) call.number(0);
        globalFlags.updateAndGet(flags -> flags | bits);
    }

    @RpcExport(value = "cfgutils.reset_gflag", doc = "Clear global flags: bits.")
    void rpcResetFlags(RpcCall call) {
        int bits = (int) call.number(0);
        globalFlags.updateAndGet(flags -> flags & ~bits);
    }

    @RpcExport(value = "cfgutils.is_gflag", doc = "TRUE when all the bits are set.")
    void rpcIsFlag(RpcCall call) {
        int bits = (int) call.number(0);
        call.add((globalFlags.get() & bits) == bits ? "TRUE" : "FALSE");
    }

    @RpcExport(value = "cfgutils.get_gflags", doc = "The global flags in hex and decimal.")
    void rpcFlags(RpcCall call) {
        call.add("0x" + Integer.toHexString(globalFlags.get()).toUpperCase(java.util.Locale.ROOT));
        call.add(Integer.toUnsignedString(globalFlags.get()));
    }
}
