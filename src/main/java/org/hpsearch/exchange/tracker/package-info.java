/// Folders and files of trackers as runs: TensorBoard, Optuna, Sacred and others.
@NullMarked
package org.hpsearch.exchange.tracker;

import org.jspecify.annotations.NullMarked;
