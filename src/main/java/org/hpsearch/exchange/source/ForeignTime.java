package org.hpsearch.exchange.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Points of time as tables write them: ISO 8601 with `T` or a blank, with or without a zone; or seconds,
/// milliseconds, microseconds or nanoseconds since 1970.
public final class ForeignTime {
    private static final double SECONDS = 1e8;
    private static final double MILLIS = 1e11;
    private static final double MICROS = 1e14;
    private static final double NANOS = 1e17;

    private ForeignTime() {}

    /// Null where the value is no point of time. A time without a zone is local.
    public static @Nullable Instant parse(Value value) {
        return switch (value) {
            case Value.Num number -> ofNumber(number.asDouble());
            case Value.Text text -> ofText(text.text().strip());
            default -> null;
        };
    }

    private static @Nullable Instant ofNumber(double number) {
        if (!(number >= SECONDS) || number >= NANOS * 100) {
            return null;
        }
        double millis = number < MILLIS
                ? number * 1000
                : number < MICROS ? number : number < NANOS ? number / 1e3 : number / 1e6;
        return Instant.ofEpochMilli(Math.round(millis));
    }

    private static @Nullable Instant ofText(String text) {
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        iso = iso.endsWith(" UTC") ? iso.substring(0, iso.length() - 4) + "Z" : iso;
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException noZone) {
            return ofLocal(iso);
        }
    }

    private static @Nullable Instant ofLocal(String iso) {
        try {
            return iso.length() == 10
                    ? LocalDate.parse(iso).atStartOfDay(ZoneId.systemDefault()).toInstant()
                    : LocalDateTime.parse(iso).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }
}
