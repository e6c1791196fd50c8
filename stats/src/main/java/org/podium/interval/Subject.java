package org.podium.interval;

import java.util.List;

/**
 * What an interval is of.
 *
 * @param name of the competitor or effect
 * @param isEffect whether it is a coefficient or tie parameter
 */
record Subject(String name, boolean isEffect) {
    static Subject competitor(String name) {
        return new Subject(name, false);
    }

    static Subject effect(String name) {
        return new Subject(name, true);
    }

    ZeroVariance zeroVariance() {
        List<String> names = List.of(name);
        return isEffect ? new ZeroVariance(List.of(), names) : new ZeroVariance(names, List.of());
    }

    UndefinedBca undefinedBca(int replicates) {
        return new UndefinedBca(name, isEffect, replicates);
    }
}
