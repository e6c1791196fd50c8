package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The log against the obvious one: a list with one object a vote. */
class BattleLogModelTest {

    private record Row(
            Battle battle,
            Optional<String> voter,
            Optional<String> language,
            boolean hard,
            long frequency,
            long micros,
            double length) {}

    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(
                        Draws.battles().withoutEdgeCases(),
                        Arbitraries.of("u1", "u2", "U1", "").optional(),
                        Arbitraries.of("en", "de", "中文").optional(),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 5),
                        Arbitraries.longs().between(-2, 2),
                        Arbitraries.doubles().between(-1, 1))
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private static BattleLog build(List<Row> rows) {
        BattleLogBuilder builder = BattleLog.builder();
        for (Row row : rows) {
            builder.add(row.battle)
                    .frequency(row.frequency)
                    .epochMicros(row.micros)
                    .covariate("length", row.length);
            row.voter.ifPresent(builder::voter);
            row.language.ifPresent(language -> builder.category("language", language));
            if (row.hard) {
                builder.tag("hard");
            }
        }
        return builder.build();
    }

    private static List<Row> rowsOf(BattleLog log) {
        return IntStream.range(0, log.size())
                .mapToObj(row -> new Row(
                        log.battle(row),
                        log.voter().flatMap(voter -> voter.text(row)),
                        log.categories().isEmpty()
                                ? Optional.empty()
                                : log.category("language").text(row),
                        log.tags().contains("hard") && log.tag("hard").test(row),
                        log.frequency(row),
                        log.epochMicros(row),
                        log.covariate("length").value(row)))
                .toList();
    }

    @Property(tries = 100)
    void readsBackWhatWasBuilt(@ForAll("rows") List<Row> rows) {
        assertEquals(rows, rowsOf(build(rows)));
    }

    @Property(tries = 100)
    void selectsAndSortsLikeAList(@ForAll("rows") List<Row> rows) {
        BattleLog log = build(rows);
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingLong(Row::micros));

        assertEquals(rows.stream().filter(Row::hard).toList(), rowsOf(log.select(row -> rows.get(row).hard)));
        assertEquals(sorted, rowsOf(log.sortedByTime()));
        assertEquals(
                sorted.stream().filter(row -> row.frequency > 2).toList(),
                rowsOf(log.sortedByTime().select(row -> sorted.get(row).frequency > 2)));
    }

    /** A sub-log is the log of its rows, so nothing of the other rows is left in it. */
    @Property(tries = 100)
    void aSubLogKnowsOnlyItsOwnRows(@ForAll("rows") List<Row> rows) {
        BattleLog selected = build(rows).select(row -> rows.get(row).frequency > 2);
        BattleLog built = build(rows.stream().filter(row -> row.frequency > 2).toList());

        assertEquals(built.roster(), selected.roster());
        assertEquals(
                built.voter().map(TextColumn::values).orElse(List.of()),
                selected.voter().map(TextColumn::values).orElse(List.of()));
        assertEquals(Tally.of(built), Tally.of(selected));
    }

    @Property(tries = 50)
    void readsFromADatabaseWhatABuilderBuilds(@ForAll("rows") List<Row> rows) throws SQLException {
        TableRows.Table table = TableRows.columns("model_a,model_b,winner,voter,language,hard,n,time,length");
        for (Row row : rows) {
            table.row(
                    row.battle.first(),
                    row.battle.second(),
                    label(row.battle.outcome()),
                    orNull(row.voter),
                    orNull(row.language),
                    row.hard,
                    row.frequency,
                    Instant.EPOCH.plusNanos(row.micros * 1000),
                    row.length);
        }
        VoteColumns columns = VoteColumns.withDefaults()
                .withVoter("voter")
                .withCategories("language")
                .withTags("hard")
                .withFrequency("n")
                .withTime("time")
                .withCovariates("length");

        assertEquals(rows, rowsOf(BattleLog.read(table.open(), columns)));
        assertEquals(Tally.of(build(rows)), Tally.of(BattleLog.read(table.open(), columns)));
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case FIRST -> "model_a";
            case SECOND -> "model_b";
            case TIE -> "tie";
            case BOTH_BAD -> "both_bad";
        };
    }

    private static @Nullable String orNull(Optional<String> text) {
        return text.orElse(null);
    }
}
