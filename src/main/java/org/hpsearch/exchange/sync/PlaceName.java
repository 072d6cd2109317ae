package org.hpsearch.exchange.sync;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.hpsearch.project.Project;
import org.hpsearch.run.Store;
import org.hpsearch.value.UsageException;

/// What a user types for a place: a folder, or `HOST:PATH`. A name may come from a stranger's `hps.yaml`, so nothing in
/// it becomes an option or a command.
public final class PlaceName {
    private static final Pattern REMOTE =
            Pattern.compile("(?:[A-Za-z0-9_][A-Za-z0-9._-]*@)?[A-Za-z0-9_][A-Za-z0-9._-]*:(?!:|//)[^\\p{Cntrl}]+");

    private PlaceName() {}

    /// The place of a name.
    ///
    /// @param folder that a relative path counts from
    /// @param zone   of this machine
    /// @throws UsageException where it is none
    public static SyncPlace place(String name, Path folder, ZoneId zone) {
        int colon = name.indexOf(':');
        boolean remote = colon >= 0 && name.substring(0, colon).indexOf('/') < 0;
        if (remote && !REMOTE.matcher(name).matches()) {
            throw new UsageException("'" + name + "' is not a place; name a folder or [USER@]HOST:PATH");
        }
        if (remote) {
            return new RsyncPlace(name.replaceFirst("/(?:" + Store.NAME + "/*)?$", ""), zone);
        }
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new UsageException("which place? Name a folder or [USER@]HOST:PATH");
        }
        return new FolderPlace(Project.at(folder.resolve(name)).project().path(), name);
    }
}
