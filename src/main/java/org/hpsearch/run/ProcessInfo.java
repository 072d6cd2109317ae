package org.hpsearch.run;

import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;

/// The processes of a run (`process.json`): enough to tell later whether they still live.
///
/// @param shim      the shell that keeps the exit status
/// @param program   the program itself; pid 0 where it could not be seen
/// @param namespace pid namespace (`pid:[4026531836]`), empty where the system has none
/// @param boot      boot id of the machine, empty where the system has none
/// @param machine   the machine, see [Host#machine()]
public record ProcessInfo(Process shim, Process program, String namespace, String boot, String machine) {
    /// One process.
    ///
    /// @param pid   its number, above 0
    /// @param start when it started: raw ticks since boot of `/proc/PID/stat` (field 22), elsewhere milliseconds
    /// since 1970
    public record Process(long pid, long start) {
        /// No process.
        public static final Process NONE = new Process(0, 0);

        static Process parse(Value.Obj json) {
            return new Process(Fields.whole(json, "pid", 0), Fields.whole(json, "start", 0));
        }

        Value.Obj json() {
            return new Fields.Writer()
                    .put("pid", Value.of(pid))
                    .put("start", Value.of(start))
                    .done();
        }
    }

    /// Whether the processes can be looked up from here: in this boot of this machine, and in our pid namespace. The
    /// machine alone proves nothing, for machines that were cloned share an id.
    public boolean isVisible() {
        return machine.equals(Host.machine()) && boot.equals(Host.boot()) && namespace.equals(Host.namespace());
    }

    static ProcessInfo parse(Value.Obj json) {
        return new ProcessInfo(
                Process.parse(Fields.object(json, "shim")),
                Process.parse(Fields.object(json, "program")),
                Fields.text(json, "namespace", ""),
                Fields.text(json, "boot", ""),
                Fields.text(json, "machine", ""));
    }

    /// The document of `process.json`.
    public Value.Obj json() {
        return new Fields.Writer()
                .put("shim", shim.json())
                .put("program", program.json())
                .put("namespace", namespace)
                .put("boot", boot)
                .put("machine", machine)
                .done();
    }
}
