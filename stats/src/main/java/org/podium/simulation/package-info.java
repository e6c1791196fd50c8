/** Simulated votes from given or drawn strengths. */
@NullMarked
package org.podium.simulation;

import org.jspecify.annotations.NullMarked;
