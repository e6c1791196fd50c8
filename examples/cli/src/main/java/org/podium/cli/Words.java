package org.podium.cli;

import java.util.Locale;
import org.podium.bradleyterry.BothBad;
import org.podium.bradleyterry.TieModel;
import org.podium.cli.input.InputFormat;
import org.podium.cli.output.OutputFormat;
import org.podium.covariates.CovariateScaling;
import org.podium.hygiene.VoterCorrection;
import org.podium.interval.RelativeTo;

/** The words that options take. */
final class Words {
    private Words() {}

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How ties count. */
    enum Ties {
        HALF(TieModel.HALF_WIN),
        DROP(TieModel.DROPPED),
        DAVIDSON(TieModel.DAVIDSON),
        RAO_KUPPER(TieModel.RAO_KUPPER),
        GROUNDED(TieModel.GROUNDED);

        final TieModel model;

        Ties(TieModel model) {
            this.model = model;
        }

        @Override
        public String toString() {
            return word(this);
        }
    }

    /** How both-bad votes count. */
    enum BothBadVotes {
        TIE(BothBad.AS_TIE),
        DROP(BothBad.DROPPED);

        final BothBad rule;

        BothBadVotes(BothBad rule) {
            this.rule = rule;
        }

        @Override
        public String toString() {
            return word(this);
        }
    }

    /** Where intervals come from. */
    enum Interval {
        SANDWICH,
        FISHER,
        PERCENTILE,
        BASIC,
        BCA;

        boolean isBootstrap() {
            return this == PERCENTILE || this == BASIC || this == BCA;
        }

        @Override
        public String toString() {
            return word(this);
        }
    }

    /** How covariates are scaled. */
    enum Scaling {
        RMS(CovariateScaling.ROOT_MEAN_SQUARE),
        CENTRED(CovariateScaling.CENTRED),
        NONE(CovariateScaling.NONE);

        final CovariateScaling scaling;

        Scaling(CovariateScaling scaling) {
            this.scaling = scaling;
        }

        @Override
        public String toString() {
            return word(this);
        }
    }

    /** What intervals are about. */
    enum Reference {
        MEAN(RelativeTo.MEAN),
        ANCHOR(RelativeTo.ANCHOR);

        final RelativeTo relativeTo;

        Reference(RelativeTo relativeTo) {
            this.relativeTo = relativeTo;
        }

        @Override
        public String toString() {
            return word(this);
        }
    }

    /** What the level of the voter test is for. */
    enum Correction {
        NONE(VoterCorrection.NONE),
        BONFERRONI(VoterCorrection.BONFERRONI),
        E_BH(VoterCorrection.E_BH);

        final VoterCorrection correction;

        Correction(VoterCorrection correction) {
            this.correction = correction;
        }

        @Override
        public String toString() {
            return word(this);
        }
    }

    /** What happens to votes that determine no finite score. */
    enum Unidentifiable {
        ERROR,
        LARGEST_COMPONENT,
        EACH_COMPONENT,
        PRIOR;

        @Override
        public String toString() {
            return word(this);
        }
    }

    static final class TiesConverter extends WordConverter<Ties> {
        TiesConverter() {
            super(Ties.class);
        }
    }

    static final class ScalingConverter extends WordConverter<Scaling> {
        ScalingConverter() {
            super(Scaling.class);
        }
    }

    static final class BothBadConverter extends WordConverter<BothBadVotes> {
        BothBadConverter() {
            super(BothBadVotes.class);
        }
    }

    static final class IntervalConverter extends WordConverter<Interval> {
        IntervalConverter() {
            super(Interval.class);
        }
    }

    static final class CorrectionConverter extends WordConverter<Correction> {
        CorrectionConverter() {
            super(Correction.class);
        }
    }

    static final class ReferenceConverter extends WordConverter<Reference> {
        ReferenceConverter() {
            super(Reference.class);
        }
    }

    static final class UnidentifiableConverter extends WordConverter<Unidentifiable> {
        UnidentifiableConverter() {
            super(Unidentifiable.class);
        }
    }

    static final class OutputFormatConverter extends WordConverter<OutputFormat> {
        OutputFormatConverter() {
            super(OutputFormat.class);
        }
    }

    static final class InputFormatConverter implements picocli.CommandLine.ITypeConverter<InputFormat> {
        @Override
        public InputFormat convert(String word) {
            return InputFormat.ofWord(word);
        }
    }
}
