package org.hpsearch.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SlurmFateTest {
    private static String fate(String state, String reason, String exit) {
        return SlurmFate.of("JobId=7 JobName=hps-abcde UserId=ada(1) JobState=" + state + " Reason=" + reason
                + " Dependency=(null) ExitCode=" + exit + " ReqNodeList=(null) NodeList=node3\n");
    }

    @Test
    void eachEndHasItsWords() {
        assertEquals("", fate("COMPLETED", "None", "0:0"));
        assertEquals("out of memory", fate("OUT_OF_MEMORY", "OutOfMemory", "0:125"));
        assertEquals("time limit", fate("TIMEOUT", "TimeLimit", "0:0"));
        assertEquals("node failure", fate("NODE_FAIL", "NodeDown", "1:0"));
        assertEquals("cancelled", fate("CANCELLED", "None", "0:0"));
        assertEquals("exit 3", fate("FAILED", "NonZeroExitCode", "3:0"));
        assertEquals("signal 9", fate("FAILED", "None", "0:9"));
        assertEquals("exit 1, JobLaunchFailure", fate("FAILED", "JobLaunchFailure", "1:0"));
        assertEquals(
                "node node3 cannot write into the batch's folder: does it see the project?",
                fate("FAILED", "RaisedSignal:53(Real-time_signal_19)", "0:53"));
        assertEquals(
                "node node3 lacks something; hps log of the job says what", fate("FAILED", "NonZeroExitCode", "75:0"));
        assertEquals("", SlurmFate.of(""));
    }

    @Test
    void theLastWordOfTheDaemonInTheOutputCounts() {
        assertEquals("", SlurmFate.ofOutput(""));
        assertEquals("", SlurmFate.ofOutput("epoch 1\nmy program: Exceeded job memory limit\n"));
        assertEquals("out of memory", SlurmFate.ofOutput("""
            slurmstepd-n1: error: *** JOB 7 ON n1 CANCELLED AT 2026-11-26T08:40:14 DUE TO TIME LIMIT ***
            epoch 2
            slurmstepd-n1: error: StepId=7.batch exceeded memory limit (334053376 > 314572800), being killed
            slurmstepd-n1: error: Exceeded job memory limit
            slurmstepd-n1: error: *** JOB 7 ON n1 CANCELLED AT 2026-11-26T08:53:14 ***
            """));
        assertEquals("out of memory", SlurmFate.ofOutput("""
            slurmstepd: error: Detected 1 oom-kill event(s) in StepId=7.batch. Some of your processes may have been killed
            """));
        assertEquals("out of memory", SlurmFate.ofOutput("""
            slurmstepd: error: Detected 1 oom_kill event in StepId=7.batch. Some of the step tasks have been OOM Killed.
            """));
        assertEquals("time limit", SlurmFate.ofOutput("""
            slurmstepd-n1: error: *** STEP 7.0 ON n1 CANCELLED AT 2026-11-26T08:53:14 DUE TO TIME LIMIT ***
            """));
        assertEquals("node failure", SlurmFate.ofOutput("""
            slurmstepd: error: *** JOB 7 ON n1 CANCELLED AT 2026-11-26T08:53:14 DUE TO NODE FAILURE, SEE SLURMCTLD LOG FOR DETAILS ***
            """));
    }

    @Test
    void tasksThatNeverStartedHaveOneLineInCommon() {
        assertEquals(Map.of("9_0", "exit 2", "9", "cancelled", "12", "time limit"), SlurmFate.all("""
            JobId=9 ArrayJobId=9 ArrayTaskId=4294967294 ArrayTaskThrottle=1 JobName=a JobState=CANCELLED Reason=None ExitCode=0:0
            JobId=10 ArrayJobId=9 ArrayTaskId=0 JobName=a JobState=FAILED Reason=NonZeroExitCode ExitCode=2:0
            JobId=12 JobName=b JobState=TIMEOUT Reason=TimeLimit ExitCode=0:0
            """));
        assertEquals(Map.of(), SlurmFate.all("slurm_load_jobs error: Invalid job id specified\n"));
    }
}
