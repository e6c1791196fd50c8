/** Likelihoods with parameters beyond the log-strengths: ties, order effect, covariates. Internal. */
@NullMarked
package org.podium.internal.model;

import org.jspecify.annotations.NullMarked;
