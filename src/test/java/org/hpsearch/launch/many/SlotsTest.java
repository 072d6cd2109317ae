package org.hpsearch.launch.many;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.ProgramCommand;
import org.hpsearch.launch.ReadingOptions;
import org.hpsearch.launch.RunLabel;
import org.hpsearch.launch.RunMode;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs side by side, each in its slot.
class SlotsTest {
    @TempDir
    Path scratch;

    private String place(Slots slots, int slot, String visible) throws IOException {
        RunPlan plan = new RunPlan(
                new Project(scratch),
                Settings.NONE,
                new ProgramCommand(scratch, List.of("./sim", "{slot}"), Map.of(), Map.of(), List.of()),
                new ReadingOptions(
                        List.of(),
                        List.of(),
                        1,
                        List.of(),
                        List.of(),
                        false,
                        new ReadingOptions.Observation(false, false, false)),
                new RunLabel("", Notes.NONE, Lineage.NONE),
                RunMode.TYPED);
        RunPlan placed = slots.place(PreparedCommand.of(plan, Map.of()), slot, Map.of("CUDA_VISIBLE_DEVICES", visible))
                .plan();
        return placed.command().words() + " "
                + new java.util.TreeMap<>(placed.mode().slot());
    }

    @Test
    void aDeviceForEachSlot() throws IOException {
        Slots slots = new Slots(2, false, true);
        assertEquals("[./sim, 0] {CUDA_VISIBLE_DEVICES=0, HPS_SLOT=0}", place(slots, 0, ""));
        assertEquals("[./sim, 1] {CUDA_VISIBLE_DEVICES=1, HPS_SLOT=1}", place(slots, 1, ""));
        assertEquals("[./sim, 1] {CUDA_VISIBLE_DEVICES=7, HPS_SLOT=1}", place(slots, 1, "5,7"));
        assertEquals("[./sim, 1] {CUDA_VISIBLE_DEVICES=GPU-b, HPS_SLOT=1}", place(slots, 1, "GPU-a, GPU-b"));
        assertEquals("[./sim, 1] {HPS_SLOT=1}", place(new Slots(2, false, false), 1, "5,7"));
        assertEquals(new Slots(1, true, true), new Slots(2, true, true).of(1));
    }
}
