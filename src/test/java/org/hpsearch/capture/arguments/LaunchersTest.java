package org.hpsearch.capture.arguments;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchersTest {
    /// The command behind a launcher.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nice -n 10 prog a                        | prog a
        env A=1 -u B prog A=2                    | prog A=2
        timeout -s INT 10m prog                  | prog
        timeout 10m prog                         | prog
        taskset -c 0-3 prog                      | prog
        stdbuf -oL prog                          | prog
        mpirun -np 4 --mca a b -x VAR prog -n 3  | prog -n 3
        mpiexec -genv A 1 -n 2 prog              | prog
        srun -n 4 --gres=gpu:1 -J name prog      | prog
        uv run --with numpy -- prog x            | prog x
        uv run prog                              | prog
        conda run -n env prog                    | prog
        docker run --rm -e A=1 -v /a:/b image prog | prog
        podman exec -w /x box prog               | prog
        torchrun --nproc_per_node 2 t.py --lr 1  | t.py --lr 1
        accelerate launch --num_processes 2 t.py | t.py
        deepspeed --num_gpus 2 t.py              | t.py
        /usr/bin/nohup prog                      | prog
        nice                                     | ''
        nice -n                                  | ''
        """)
    void theCommandBehind(String line, String expected) {
        List<String> words = Words.split(line);
        Launchers.Launcher launcher = requireNonNull(Launchers.launcher(words.getFirst(), words, 0));
        int start = Math.min(words.size(), Launchers.commandStart(launcher, words, 0));
        assertEquals(expected, Words.join(words.subList(start, words.size())));
    }

    @ParameterizedTest
    @CsvSource({"python t.py", "uv pip install x", "conda activate x", "docker ps", "./nice-program"})
    void others(String line) {
        List<String> words = Words.split(line);
        assertNull(Launchers.launcher(words.getFirst(), words, 0));
    }

    @ParameterizedTest
    @CsvSource({"torchrun,SCRIPT", "accelerate,SCRIPT", "deepspeed,SCRIPT", "nice,COMMAND", "mpirun,COMMAND"})
    void whatTheyStart(String name, Launchers.Starts expected) {
        Launchers.Launcher launcher = requireNonNull(Launchers.launcher(name, List.of(name, "launch"), 0));
        assertEquals(expected, launcher.starts());
    }

    @ParameterizedTest
    @CsvSource({"A=1,true", "_a9=,true", "=1,false", "9a=1,false", "a-b=1,false", "--a=1,false", "a,false", "'',false"})
    void assignmentsBeforeACommand(String word, boolean expected) {
        assertEquals(expected, Launchers.isAssignment(word));
    }

    @Test
    void interpretersWithTheirVersions() {
        StringBuilder found = new StringBuilder();
        for (String name : List.of(
                "python",
                "python3",
                "python3.11",
                "/opt/x/bin/python3",
                "pypy3",
                "Rscript",
                "bash",
                "julia-1",
                "java",
                "pythonw",
                "prog")) {
            found.append(name)
                    .append(Interpreters.interpreter(name) == null ? " no" : " yes")
                    .append('\n');
        }
        assertEquals("""
            python yes
            python3 yes
            python3.11 yes
            /opt/x/bin/python3 yes
            pypy3 yes
            Rscript yes
            bash yes
            julia-1 no
            java yes
            pythonw no
            prog no
            """, found.toString());
        assertEquals("[-m]", Interpreters.python().module().toString());
        assertEquals("[-c]", Interpreters.python().code().toString());
    }
}
