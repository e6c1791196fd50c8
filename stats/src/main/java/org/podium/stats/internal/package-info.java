/** Internal: what the public packages of this module share; no part of the API. */
@NullMarked
package org.podium.stats.internal;

import org.jspecify.annotations.NullMarked;
