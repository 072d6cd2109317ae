/// Code of the machine that libraries bring along, and places for a moment's files.
@NullMarked
package org.hpsearch.exchange.machine;

import org.jspecify.annotations.NullMarked;
