/// What the code says: declared parameters, its files, the state of its git tree, a copy to work in.
@NullMarked
package org.hpsearch.capture.code;

import org.jspecify.annotations.NullMarked;
