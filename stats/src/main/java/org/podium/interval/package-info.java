/** Covariances of a fit and the intervals around its scores. */
@NullMarked
package org.podium.interval;

import org.jspecify.annotations.NullMarked;
