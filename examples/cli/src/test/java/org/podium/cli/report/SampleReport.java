package org.podium.cli.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.podium.board.BoardOptions;
import org.podium.board.Leaderboard;
import org.podium.board.ScoreHistory;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.cli.output.Sheet;
import org.podium.interval.CoefficientInterval;
import org.podium.interval.IntervalMethod;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

/** A report made from the libraries, without the command. */
final class SampleReport {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private SampleReport() {}

    /** All parts of a report that have charts, its names those of {@link Pages#HOSTILE}. */
    static Report hostile() {
        BattleLog log = log(Pages.HOSTILE, 3000);
        BradleyTerry model = BradleyTerry.withDefaults();
        IntervalMethod method = IntervalMethod.sandwich(0.95);
        Leaderboard board = Leaderboard.of(model.fit(Tally.of(log)), method);
        Duration window = Duration.ofDays(10);
        ScoreHistory scores =
                ScoreHistory.of(log, model, method, BoardOptions.withDefaults(), window, ScoreHistory.Kind.CUMULATIVE);
        return new Report(
                "<b>title</b>",
                START,
                board,
                Sheet.builder().texts("competitor").build(),
                List.of("<i>remark</i>"),
                Optional.empty(),
                List.of(new CoefficientInterval("<u>words</u>", 0.1, 0.02, 0.06, 0.14, 0.5, 0.1, 1.1)),
                Optional.empty(),
                new Report.Boards("", Map.of()),
                Optional.of(new Report.History(
                        scores, window, ScoreHistory.Kind.CUMULATIVE, log.time(0), log.time(log.size() - 1))),
                Map.of(),
                30);
    }

    private static BattleLog log(List<String> names, int votes) {
        Random random = new Random(7);
        BattleLogBuilder log = BattleLog.builder();
        List<Outcome> outcomes = List.of(Outcome.FIRST, Outcome.SECOND, Outcome.TIE, Outcome.BOTH_BAD);
        for (int i = 0; i < votes; i++) {
            int first = random.nextInt(names.size());
            int second = (first + 1 + random.nextInt(names.size() - 1)) % names.size();
            log.add(names.get(first), names.get(second), outcomes.get(random.nextInt(outcomes.size())))
                    .time(START.plus(Duration.ofMinutes(20L * i)));
        }
        return log.build();
    }
}
