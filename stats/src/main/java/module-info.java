/** Intervals, bootstrap, ranks, leaderboards and simulation on top of {@code org.podium.core}. */
module org.podium.stats {
    requires transitive org.podium.core;
    requires static transitive org.jspecify;
    requires commons.math3;

    exports org.podium.agreement;
    exports org.podium.board;
    exports org.podium.hygiene;
    exports org.podium.interval;
    exports org.podium.resampling;
    exports org.podium.simulation;
}
