package org.podium.hygiene;

import java.util.Map;
import org.podium.votes.BattleLog;

/**
 * Removes votes from a log and says which and why. Filters are run one by one or, in a chosen order, by
 * {@link Cleaning}.
 *
 * <p>Those that come with the library:
 *
 * <ul>
 *   <li>{@link VoteFilters#anonymousOnly(String)}: battles in which the voter did not know the competitors;
 *   <li>{@link IdentityLeaks}: votes on texts that give a competitor away;
 *   <li>{@link PromptDeduplication}: prompts asked far more often than others;
 *   <li>{@link DuplicateVotes}: the same voter on the same prompt and pair again;
 *   <li>{@link VotesPerDay}: a cap on each voter's votes;
 *   <li>{@link VoteFilters#anomalousVoters(VoterTest)} and {@link VoteFilters#excludedVoters}: whole voters;
 *   <li>{@link VoteFilters#excludedCompetitors} and {@link VoteFilters#minimumVotes}: whole competitors;
 *   <li>{@link VoteFilters#where}: a condition of your own.
 * </ul>
 *
 * <p>An implementation must keep the order of the votes and all their columns, depend on the log alone, and be immutable
 * and thread-safe, as all those above are.
 */
public interface VoteFilter {

    /**
     * A short, stable name for reports, such as {@code prompt-deduplication}.
     *
     * @return lower-case words joined by hyphens
     */
    String name();

    /**
     * What the filter was asked to do, in words.
     *
     * @return an unmodifiable map of option to value, in a fixed order; no secret among them
     */
    Map<String, String> options();

    /**
     * Removes votes.
     *
     * @param log the votes
     * @return what is left and a report of what is not
     * @throws org.podium.votes.DataException with {@link org.podium.votes.MissingColumns} if the log has not the columns
     *     that the filter reads
     */
    FilterResult apply(BattleLog log);
}
