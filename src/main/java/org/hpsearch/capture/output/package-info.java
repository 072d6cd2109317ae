/// The program's output: bytes ([Lines]) become lines of tokens, each shape of line is understood once
/// ([org.hpsearch.capture.output.line]), tables and boxes are followed over lines ([Tables], [Boxes]), values get
/// their steps ([FactPlacer]), and facts come out ([OutputReader] to [OutputFacts]).
@NullMarked
package org.hpsearch.capture.output;

import org.jspecify.annotations.NullMarked;
