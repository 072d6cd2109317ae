/// Members' predictions made and kept.
@NullMarked
package org.hpsearch.ensemble.members;

import org.jspecify.annotations.NullMarked;
