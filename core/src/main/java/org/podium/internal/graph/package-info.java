/** Internal: components and connectivity of the comparison graph; no part of the API. */
@NullMarked
package org.podium.internal.graph;

import org.jspecify.annotations.NullMarked;
