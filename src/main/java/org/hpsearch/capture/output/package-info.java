/// The program's output: bytes ([Lines]) become tokens ([Tokens]), each shape of line is understood once ([Grammar]
/// into a
/// [LineRecipe]: [Prefix], [Positions], [ValueFinder]), tables and boxes are followed over lines ([Tables], [Boxes]),
/// values
/// get their steps ([FactPlacer]), and facts come out ([OutputReader] to [OutputFacts]).
@NullMarked
package org.hpsearch.capture.output;

import org.jspecify.annotations.NullMarked;
