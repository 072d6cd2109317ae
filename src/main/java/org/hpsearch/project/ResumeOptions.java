package org.hpsearch.project;

import java.util.List;
import org.hpsearch.value.RegularName;

/// Options by which programs are told to go on from a checkpoint.
public final class ResumeOptions {
    /// They take a checkpoint's path, or as a flag look for one in its usual place; the most telling first.
    public static final List<String> KNOWN = List.of(
            "resume_from_checkpoint",
            "resume_from",
            "resume_path",
            "resume_checkpoint",
            "resume_ckpt",
            "resume",
            "ckpt_path",
            "load_checkpoint",
            "load_ckpt",
            "restore",
            "restore_from",
            "restore_path",
            "from_checkpoint",
            "continue_from",
            "init_checkpoint",
            "init_from");

    private ResumeOptions() {}

    /// Whether a parameter is one of them, in any spelling.
    public static boolean isKnown(String name) {
        return KNOWN.stream().anyMatch(known -> RegularName.isSame(known, name));
    }
}
