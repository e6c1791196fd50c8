package org.podium.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.podium.board.BoardResult;
import org.podium.board.ScoreHistory;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.RatingScale;
import org.podium.cli.report.Report;
import org.podium.votes.BattleLog;

/** Computes what a report shows. <b>Confined to one thread.</b> */
final class ReportContent {
    private final Rating rating;
    private final BradleyTerry base;
    private final EffectOptions effects;
    private final RankVotes read;
    private final HistoryOptions history;
    private final RatingScale scale;
    private List<String> messages = List.of();

    ReportContent(Rating rating, BradleyTerry base, EffectOptions effects, RankVotes read, HistoryOptions history) {
        this.rating = rating;
        this.base = base;
        this.effects = effects;
        this.read = read;
        this.history = history;
        scale = rating.intervals().scale();
    }

    Report report(
            Map<String, String> groups, @Nullable String by, PageOptions page, OptionsWriter options, Instant now) {
        Rating.Models models = effects.models(base);
        CountedVotes votes = read.votes();
        RatedBoard overall = rating.board(models, votes, scale);
        RankExtras extras = RankExtras.of(rating, models, read, overall.plain(), groups, scale);
        RankAnswer answer = new RankAnswer(
                List.of(overall), false, extras, votes.tally(), read.reading().report(), options);
        messages = answer.messages();
        List<String> remarks = new ArrayList<>(read.reading().report().lines());
        remarks.addAll(answer.remarks());
        Map<String, BoardResult> boards = new LinkedHashMap<>();
        extras.boards().forEach((name, board) -> boards.put(name, board.plain()));
        return new Report(
                page.title,
                now,
                overall.plain(),
                answer.csv(),
                remarks,
                overall.style(),
                overall.effects(),
                extras.groups().map(board -> new Report.Groups(board.pooled().plain(), board.best())),
                new Report.Boards(by == null ? "" : by, boards),
                read.log().filter(BattleLog::hasTimes).map(this::history),
                OptionList.of(options),
                page.shown);
    }

    /** What the user should know that is not on the page's board. */
    List<String> messages() {
        return messages;
    }

    private Report.History history(BattleLog log) {
        Instant first = instant(
                IntStream.range(0, log.size()).mapToLong(log::epochMicros).min().orElse(0));
        Instant last = instant(
                IntStream.range(0, log.size()).mapToLong(log::epochMicros).max().orElse(0));
        Duration window = history.length(first, last);
        BradleyTerry model = effects.models(base).plain().with(rating.choice().reaction());
        ScoreHistory scores =
                ScoreHistory.of(log, model, rating.method(model), rating.options(scale), window, history.kind());
        return new Report.History(scores, window, history.kind(), first, last);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
