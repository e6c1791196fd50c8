/** Internal: the numerical solvers behind the fits; no part of the API. */
@NullMarked
package org.podium.internal.solver;

import org.jspecify.annotations.NullMarked;
