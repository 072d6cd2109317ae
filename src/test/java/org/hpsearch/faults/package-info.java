/// What becomes of the record where operations of the file system fail: a layer that fails them, and the proof.
@NullMarked
package org.hpsearch.faults;

import org.jspecify.annotations.NullMarked;
