package org.podium.hygiene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.DataException;
import org.podium.votes.MissingColumns;
import org.podium.votes.Outcome;
import org.podium.votes.TextColumn;

class VoterPseudonymsTest {
    private static final VoterPseudonyms PSEUDONYMS = VoterPseudonyms.of(KeyedHash.ofSeed(7));

    private static BattleLog votesOf(int voters) {
        BattleLogBuilder builder = BattleLog.builder();
        for (int voter = 0; voter < voters; voter++) {
            builder.add("a", "b", Outcome.FIRST).voter("voter " + voter).prompt("p" + voter);
        }
        return builder.build();
    }

    @Test
    void oneVoterHasOnePseudonymInEveryLog() {
        BattleLog log = BattleLog.builder()
                .add("a", "b", Outcome.FIRST)
                .voter("kim")
                .add("a", "c", Outcome.TIE)
                .add("b", "c", Outcome.SECOND)
                .voter("kim")
                .build();

        TextColumn voters = PSEUDONYMS.applyTo(log).voter().orElseThrow();

        assertEquals(Optional.of(PSEUDONYMS.pseudonym("kim")), voters.text(0));
        assertEquals(Optional.empty(), voters.text(1));
        assertEquals(voters.text(0), voters.text(2));
        assertEquals(
                PSEUDONYMS.pseudonym("kim"),
                VoterPseudonyms.of(KeyedHash.ofSeed(7)).pseudonym("kim"));
    }

    @Test
    void allButTheVotersStaysAsItWas() {
        BattleLog log = votesOf(50);

        BattleLog published = PSEUDONYMS.applyTo(log);

        assertEquals(log.stream().toList(), published.stream().toList());
        assertEquals(
                log.prompt().orElseThrow().values(),
                published.prompt().orElseThrow().values());
        assertEquals(50, new HashSet<>(published.voter().orElseThrow().values()).size());
    }

    @Test
    void aShorterPseudonymIsTheBeginningOfALongerOne() {
        String full = PSEUDONYMS.withBytes(32).pseudonym("kim");

        assertEquals(64, full.length());
        assertEquals(full.substring(0, 32), PSEUDONYMS.pseudonym("kim"));
        assertEquals(full.substring(0, 8), PSEUDONYMS.withBytes(4).pseudonym("kim"));
    }

    /** 300 voters cannot have 256 pseudonyms. */
    @Test
    void twoVotersWithOnePseudonymAreRefused() {
        BattleLog log = votesOf(300);
        VoterPseudonyms tooShort = PSEUDONYMS.withBytes(1);

        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> tooShort.applyTo(log));

        assertTrue(refused.getMessage().contains("more bytes"), refused::getMessage);
    }

    @Test
    void logsWithoutVotersAreRefused() {
        BattleLog log = BattleLog.builder().add("a", "b", Outcome.TIE).build();

        DataException refused = assertThrows(DataException.class, () -> PSEUDONYMS.applyTo(log));

        assertEquals(java.util.List.of("voter"), ((MissingColumns) refused.finding()).missing());
    }
}
