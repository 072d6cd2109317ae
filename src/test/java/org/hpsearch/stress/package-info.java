/// Attacks on hps, small ones in the suite and large ones by `scripts/stress`: kills, damage, load, full disks, random
/// inputs, strangers' folders, secrets.
@NullMarked
package org.hpsearch.stress;

import org.jspecify.annotations.NullMarked;
