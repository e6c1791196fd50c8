/** Internal: how work is split and put together in a fixed order; no part of the API. */
@NullMarked
package org.podium.internal.parallel;

import org.jspecify.annotations.NullMarked;
