/** Votes, tallies, online Elo and maximum-likelihood Bradley-Terry fitting. */
@SuppressWarnings("module") // the friend named in the exports is not there yet when this module is compiled
module org.podium.core {
    requires transitive java.sql;
    requires static transitive org.jspecify;
    requires org.slf4j;
    requires ejml.core;
    requires ejml.ddense;
    requires ejml.dsparse;

    exports org.podium.bradleyterry;
    exports org.podium.covariates;
    exports org.podium.elo;
    exports org.podium.execution;
    exports org.podium.votes;
    exports org.podium.internal.graph to
            org.podium.stats;
    exports org.podium.internal.kernel to
            org.podium.stats;
    exports org.podium.internal.model to
            org.podium.stats;
    exports org.podium.internal.parallel to
            org.podium.stats;
    exports org.podium.internal.solver to
            org.podium.stats;
}
