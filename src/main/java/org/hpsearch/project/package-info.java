/// A project: `hps.yaml`, its place, the objective, the directions of metrics, one curve over a lineage.
@NullMarked
package org.hpsearch.project;

import org.jspecify.annotations.NullMarked;
