/**
 * What happens to votes before a fit: filters that report what they removed, a test for anomalous voters, and pseudonyms
 * for publication.
 */
@NullMarked
package org.podium.hygiene;

import org.jspecify.annotations.NullMarked;
