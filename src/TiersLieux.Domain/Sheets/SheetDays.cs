using System.Globalization;

namespace TiersLieux.Domain.Sheets;

/// <summary>Years, months and days as people write them: <c>2021</c>, <c>2021-03</c>, <c>2021-03-15</c>.</summary>
public static class SheetDays
{
    /// <summary>The first day it can mean; null when the text is null or is no date.</summary>
    public static DateOnly? First(string? text) => Read(text, last: false);

    /// <summary>The last day it can mean: 31 December for a year.</summary>
    public static DateOnly? Last(string? text) => Read(text, last: true);

    /// <summary>False when the end is surely before the beginning.</summary>
    public static bool InOrder(string? start, string? end) => First(start) is not { } first || Last(end) is not { } last || first <= last;

    private static DateOnly? Read(string? text, bool last)
    {
        var parts = (text ?? "").Split('-');
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1 or > 9999)
        {
            return null;
        }

        var month = parts.Length > 1 ? Number(parts[1]) : last ? 12 : 1;
        if (month is < 1 or > 12)
        {
            return null;
        }

        var length = DateTime.DaysInMonth(year, month);
        var day = parts.Length > 2 ? Number(parts[2]) : last ? length : 1;
        return day >= 1 && day <= length ? new DateOnly(year, month, day) : null;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
