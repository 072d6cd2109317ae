/// The program's output: bytes ([Lines]) become tokens ([Tokens]), each shape of line is understood once ([Grammar]
/// into a
/// [Plan]), tables and boxes are followed over lines ([Tables], [Boxes]), and facts come out ([OutputReader]).
@NullMarked
package org.hpsearch.capture.output;

import org.jspecify.annotations.NullMarked;
