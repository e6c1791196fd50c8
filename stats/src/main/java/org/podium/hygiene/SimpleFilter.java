package org.podium.hygiene;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.podium.votes.BattleLog;

/** A filter that is one function. Immutable and thread-safe if the function is. */
final class SimpleFilter implements VoteFilter {
    private final String name;
    private final Map<String, String> options;
    private final RemovedGroup.Kind kind;
    private final BiConsumer<BattleLog, Removals> rule;

    SimpleFilter(
            String name, Map<String, String> options, RemovedGroup.Kind kind, BiConsumer<BattleLog, Removals> rule) {
        this.name = Objects.requireNonNull(name, "name");
        this.options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        this.kind = kind;
        this.rule = rule;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> options() {
        return options;
    }

    @Override
    public FilterResult apply(BattleLog log) {
        Removals removals = new Removals(log, kind);
        rule.accept(log, removals);
        return removals.result(this);
    }

    @Override
    public String toString() {
        return name + options;
    }
}
