package org.podium.cli;

import java.math.BigInteger;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the numbers of options, and says what is wrong with one in words that need no Java. The converters are classes: of
 * lambdas for interfaces as old as picocli's some Javas cannot make an archive.
 */
final class NumberConverters {
    private NumberConverters() {}

    /** Makes a command and its subcommands read numbers so. */
    static void register(CommandLine commands) {
        commands.registerConverter(int.class, new Ints())
                .registerConverter(Integer.class, new Ints())
                .registerConverter(long.class, new Longs())
                .registerConverter(Long.class, new Longs())
                .registerConverter(double.class, new Doubles())
                .registerConverter(Double.class, new Doubles());
    }

    private static final class Ints implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String word) {
            return (int) whole(word, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
    }

    private static final class Longs implements ITypeConverter<Long> {
        @Override
        public Long convert(String word) {
            return whole(word, Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }

    private static final class Doubles implements ITypeConverter<Double> {
        @Override
        public Double convert(String word) {
            try {
                return Double.parseDouble(word);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + word + "' is not a number");
            }
        }
    }

    private static long whole(String word, long smallest, long largest) {
        if (!word.matches("[+-]?\\d+")) {
            throw new TypeConversionException("'" + word + "' is not a whole number");
        }
        BigInteger value = new BigInteger(word);
        if (value.compareTo(BigInteger.valueOf(smallest)) < 0 || value.compareTo(BigInteger.valueOf(largest)) > 0) {
            throw new TypeConversionException("'" + word + "' is not between " + smallest + " and " + largest);
        }
        return value.longValueExact();
    }
}
