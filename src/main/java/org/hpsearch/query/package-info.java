/// Questions and their answers: the text of a query, resolved names, runs that match, groups of them. [Search] answers
/// with a [Result] or with [Groups]; `query.defaults` computes the values of parameters that a run never had.
@NullMarked
package org.hpsearch.query;

import org.jspecify.annotations.NullMarked;
