package org.hpsearch.run;

import java.util.List;
import java.util.Map;

/// How a program was started.
///
/// @param command the words of the command, secrets as `***`
/// @param cwd     working folder: relative to the project (`.` is the project itself), absolute where it lies outside
/// @param places  where each parameter stands in the command
/// @param inputs  file as the command names it → its copy, relative to the run folder
/// @param stderr  whether standard error went to a file of its own
public record Invocation(
        List<String> command, String cwd, Map<String, Place> places, Map<String, String> inputs, boolean stderr) {
    public Invocation {
        command = List.copyOf(command);
        places = Map.copyOf(places);
        inputs = Map.copyOf(inputs);
    }

    /// A command whose parameters stand nowhere that is known, and that names no input files.
    public static Invocation of(List<String> command, String cwd) {
        return new Invocation(command, cwd, Map.of(), Map.of(), false);
    }

    /// The same with known places of its parameters.
    public Invocation with(Map<String, Place> parameters) {
        return new Invocation(command, cwd, parameters, inputs, stderr);
    }
}
