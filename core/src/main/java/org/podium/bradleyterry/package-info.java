/** Maximum-likelihood Bradley-Terry: the identifiability check, the fit, and what the fit can answer. */
@NullMarked
package org.podium.bradleyterry;

import org.jspecify.annotations.NullMarked;
