package org.hpsearch.launch.many;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hpsearch.launch.PreparedCommand;

/// The slots in which the runs of a sweep run side by side.
///
/// @param count   how many
/// @param isolate whether each run gets a working copy of its own
/// @param gpus    whether each slot gets a GPU of its own
public record Slots(int count, boolean isolate, boolean gpus) {
    /// So many of them.
    Slots of(int fewer) {
        return new Slots(fewer, isolate, gpus);
    }

    /// The command of a run in its slot.
    ///
    /// @param slot        from 0
    /// @param environment of hps itself
    public PreparedCommand place(PreparedCommand command, int slot, Map<String, String> environment)
            throws IOException {
        return command.with(command.plan().beside(slot, isolate, gpus ? devices(environment) : List.of()));
    }

    /// The devices that this process may use, else the first ones.
    private List<String> devices(Map<String, String> environment) {
        String visible = environment.getOrDefault("CUDA_VISIBLE_DEVICES", "");
        if (!visible.isEmpty()) {
            return Stream.of(visible.split(",")).map(String::strip).toList();
        }
        List<String> numbers = new ArrayList<>();
        for (int slot = 0; slot < count; slot++) {
            numbers.add(Integer.toString(slot));
        }
        return numbers;
    }
}
