/// The program's output: bytes in ([Lines]), scalars out ([OutputReader]), one small [Recogniser] per family of lines.
@NullMarked
package org.hpsearch.capture.output;

import org.jspecify.annotations.NullMarked;
