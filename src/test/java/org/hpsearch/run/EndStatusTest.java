package org.hpsearch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndStatusTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        0;FINISHED;'';''
        1;FAILED;'';exit status 1
        128;FAILED;'';exit status 128
        129;KILLED;SIGHUP;SIGHUP, exit status 129
        130;KILLED;SIGINT;SIGINT, exit status 130
        134;KILLED;SIGABRT;SIGABRT, exit status 134
        137;KILLED;SIGKILL;SIGKILL, exit status 137
        138;KILLED;signal 10;signal 10, exit status 138
        139;KILLED;SIGSEGV;SIGSEGV, exit status 139
        143;KILLED;SIGTERM;SIGTERM, exit status 143
        192;KILLED;signal 64;signal 64, exit status 192
        193;FAILED;'';exit status 193
        255;FAILED;'';exit status 255
        """)
    void anEndIsTold(int exit, RunState state, String signal, String reason) {
        EndStatus end = new EndStatus(exit, null);
        assertEquals(state, end.state());
        assertEquals(signal, end.signalName());
        assertEquals(reason, end.reason());
    }
}
