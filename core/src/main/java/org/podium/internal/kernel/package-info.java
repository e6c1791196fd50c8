/** Internal: the innermost numeric loops, in two implementations with equal results; no part of the API. */
@NullMarked
package org.podium.internal.kernel;

import org.jspecify.annotations.NullMarked;
