/** Covariates of a battle, for style control and order effects fitted from a log. */
@NullMarked
package org.podium.covariates;

import org.jspecify.annotations.NullMarked;
