package org.olelo.web;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;

/** What the JVM says of itself. */
final class JvmMetrics {
    private JvmMetrics() {}

    static void write(PrometheusText text) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        text.gauge("jvm_memory_heap_used_bytes", "Heap in use.", heap.getUsed());
        text.gauge("jvm_memory_heap_max_bytes", "The most heap there may be.", heap.getMax());
        text.gauge(
                "jvm_threads_current",
                "Platform threads.",
                ManagementFactory.getThreadMXBean().getThreadCount());
        long pauses = 0;
        long millis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            pauses += Math.max(0, collector.getCollectionCount());
            millis += Math.max(0, collector.getCollectionTime());
        }
        text.counter("jvm_gc_collections_total", "Collections of garbage.", pauses);
        text.counter("jvm_gc_seconds_total", "Time in collections of garbage.", millis / 1e3);
        ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .ifPresent(nanos -> text.counter("process_cpu_seconds_total", "CPU time of the process.", nanos / 1e9));
        text.gauge(
                "process_start_time_seconds",
                "When the process started, in seconds since 1970.",
                ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
    }
}
