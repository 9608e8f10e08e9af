using System.Globalization;

namespace TiersLieux.Domain.Places.Hours;

/// <summary>« d’avril à septembre », « en août », « le 25 décembre », « du 1er au 10 janvier 2026 ».</summary>
internal static class DateWords
{
    public static string Describe(DateItem item) => item switch
    {
        EasterDay easter => Easter(easter.Offset),
        DateRange range when range.From == range.To => One(range.From),
        DateRange { From.Day: null, To.Day: null } months => $"{FrenchWords.Of(Start(months))} à {Text(months.To)}",
        DateRange range => $"du {Start(range)} au {Text(LastDay(range.To))}",
        _ => "",
    };

    private static string One(PartialDate date) => date.Day is null ? $"en {Text(date)}" : $"le {Text(date)}";

    /// <summary>The first date without what it shares with the last: « 1er » in « du 1er au 10 janvier 2026 ».</summary>
    private static string Start(DateRange range)
    {
        var (first, last) = (range.From, range.To);
        var sameYear = first.Year == last.Year || last.Year is null;
        var shown = sameYear && last.Year is not null ? first with { Year = null } : first;
        return shown is { Day: { } day, Year: null } && sameYear && first.Month == last.Month && last.Day is not null
            ? FrenchDay(day)
            : Text(shown.Day is null && last.Day is not null ? shown with { Day = 1 } : shown);
    }

    /// <summary>« Oct 15-Mar » runs to the end of March.</summary>
    private static PartialDate LastDay(PartialDate date) => date.Day is null ? date with { Day = DateTime.DaysInMonth(date.Year ?? 2023, date.Month) } : date;

    private static string Text(PartialDate date) => string.Join(' ', new[]
    {
        date.Day is { } day ? FrenchDay(day) : null,
        FrenchWords.Month(date.Month),
        date.Year?.ToString(CultureInfo.InvariantCulture),
    }.OfType<string>());

    private static string FrenchDay(int day) => day == 1 ? "1er" : day.ToString(CultureInfo.InvariantCulture);

    private static string Easter(int offset) => offset switch
    {
        0 => "le dimanche de Pâques",
        1 => "le lundi de Pâques",
        -2 => "le Vendredi saint",
        > 0 => $"le {FrenchWords.Ordinal(offset)} jour après Pâques",
        _ => $"le {FrenchWords.Ordinal(-offset)} jour avant Pâques",
    };
}
