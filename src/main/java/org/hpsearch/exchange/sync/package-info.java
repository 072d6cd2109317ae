/// A project's runs kept the same in two places, by the machine's own rsync or in folders.
@NullMarked
package org.hpsearch.exchange.sync;

import org.jspecify.annotations.NullMarked;
