package org.hpsearch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.function.Executable;

/// Limits of work by the processor's time, which other programs of the machine do not take from a test.
public final class ProcessorTime {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private ProcessorTime() {}

    /// Does something that must not take more of the processor's time.
    ///
    /// @param what names it in the failure
    public static void atMost(Duration limit, Executable work, String what) throws Throwable {
        long begin = SYSTEM.getProcessCpuTime();
        work.execute();
        Duration taken = Duration.ofNanos(SYSTEM.getProcessCpuTime() - begin);
        assertTrue(taken.compareTo(limit) < 0, () -> what + " took " + taken + " of the processor");
    }
}
