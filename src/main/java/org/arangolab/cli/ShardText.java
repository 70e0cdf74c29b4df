package org.arangolab.cli;

import org.arangolab.ConfigException;
import org.arangolab.run.Shard;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 2/3}. */
final class ShardText implements ITypeConverter<Shard> {
    @Override
    public Shard convert(String text) {
        try {
            return Shard.parse(text);
        } catch (ConfigException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
