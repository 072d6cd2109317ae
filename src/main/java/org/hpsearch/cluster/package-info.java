/// Runs on another engine: submit, poll, cancel. What was handed over is kept in `hps-runs/.submitted/`, in words that
/// people can read and start by hand; each task is an `hps run` of its own, and its run folder is the truth.
@NullMarked
package org.hpsearch.cluster;

import org.jspecify.annotations.NullMarked;
