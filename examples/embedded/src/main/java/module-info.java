/** An application that uses the two libraries as named modules. */
module org.podium.examples.embedded {
    requires org.podium.core;
    requires org.podium.stats;
    requires static org.jspecify;
}
