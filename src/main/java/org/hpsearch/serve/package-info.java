/// The live page: a read-only HTTP server on loopback, and the answers that the page asks it for. What they say is what
/// `hps query`, `hps plot` and `hps show` say.
@NullMarked
package org.hpsearch.serve;

import org.jspecify.annotations.NullMarked;
