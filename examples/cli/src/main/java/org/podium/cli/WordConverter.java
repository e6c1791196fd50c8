package org.podium.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads an enumeration by the words its constants print as, and names them all when none fits.
 *
 * @param <E> the enumeration
 */
abstract class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {
    private final Class<E> type;

    WordConverter(Class<E> type) {
        this.type = type;
    }

    @Override
    public E convert(String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + word + "' is not one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(E::toString)
                                .collect(Collectors.joining(", "))));
    }
}
