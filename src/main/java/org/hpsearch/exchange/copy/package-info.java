/// What of a run folder goes along when it is copied elsewhere.
@NullMarked
package org.hpsearch.exchange.copy;

import org.jspecify.annotations.NullMarked;
