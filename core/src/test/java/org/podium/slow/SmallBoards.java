package org.podium.slow;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.podium.votes.Battle;
import org.podium.votes.Outcome;

/** Three small boards on which every model has a finite estimate, and random ones. */
public final class SmallBoards {
    private SmallBoards() {}

    /** Each of three beat, tied and was bad beside each; the first side wins more often. */
    public static List<Battle> triangle() {
        return of("a b 5:2 3 1", "b a 3:3 1 2", "b c 4:1 2 1", "c b 2:4 1 1", "a c 6:2 1 1", "c a 3:4 2 3");
    }

    /** Four in a chain with a weak link at the end, and few both-bads. */
    public static List<Battle> chain() {
        return of("a b 7:4 2 1", "b c 3:5 4 0", "c b 2:2 1 1", "c d 2:1 1 1", "d c 1:2 0 2", "b a 2:3 2 0");
    }

    /** Five, of whom one has two lucky votes and another loses nearly always. */
    public static List<Battle> uneven() {
        return of(
                "a b 9:1 0 1",
                "b c 5:4 1 0",
                "c a 1:6 2 2",
                "d a 1:1 0 0",
                "e b 1:8 0 3",
                "e c 2:9 1 4",
                "a e 6:0 1 0");
    }

    /** Lines such as {@code a b 3:1 2 1}: two names, wins of each, ties, both-bad votes. */
    public static List<Battle> of(String... lines) {
        List<Battle> battles = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split("[ :]", -1);
            for (Outcome outcome : Outcome.values()) {
                int column = 2 + outcome.code();
                int votes = column < words.length ? Integer.parseInt(words[column]) : 0;
                for (int vote = 0; vote < votes; vote++) {
                    battles.add(new Battle(words[0], words[1], outcome));
                }
            }
        }
        return battles;
    }

    /** Votes of all outcomes among a few, drawn evenly, after one of each outcome round a ring in both orders. */
    public static List<Battle> random(SplittableRandom random, int competitors, int votes) {
        List<Battle> battles = new ArrayList<>();
        for (int i = 0; i < competitors; i++) {
            for (Outcome outcome : Outcome.values()) {
                battles.add(new Battle(name(i), name((i + 1) % competitors), outcome));
                battles.add(new Battle(name((i + 1) % competitors), name(i), outcome));
            }
        }
        battles.addAll(anything(random, competitors, Math.max(0, votes - battles.size())));
        return battles;
    }

    /** Votes of all outcomes among a few, drawn evenly, whether they can be rated or not. */
    public static List<Battle> anything(SplittableRandom random, int competitors, int votes) {
        List<Battle> battles = new ArrayList<>();
        Outcome[] outcomes = Outcome.values();
        while (battles.size() < votes) {
            int first = random.nextInt(competitors);
            int second = random.nextInt(competitors);
            if (first != second) {
                battles.add(new Battle(name(first), name(second), outcomes[random.nextInt(4)]));
            }
        }
        return battles;
    }

    private static String name(int number) {
        return String.valueOf((char) ('a' + number));
    }
}
