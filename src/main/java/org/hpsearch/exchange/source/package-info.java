/// A run as another tool recorded it, and what of it has no place here.
@NullMarked
package org.hpsearch.exchange.source;

import org.jspecify.annotations.NullMarked;
