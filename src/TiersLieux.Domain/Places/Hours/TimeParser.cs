namespace TiersLieux.Domain.Places.Hours;

/// <summary>« 09:00-12:00,14:00-18:00 », « 22:00-02:00 », « 18:00+ ».</summary>
internal static class TimeParser
{
    /// <returns>Empty when the rule gives no time.</returns>
    public static List<TimeRange> Parse(HoursReader reader)
    {
        var ranges = new List<TimeRange>();
        while (IsTime(reader, 0))
        {
            ranges.Add(Range(reader));
            if (!reader.AtSymbol(",") || !IsTime(reader, 1))
            {
                break;
            }

            reader.Take();
        }

        return ranges;
    }

    private static bool IsTime(HoursReader reader, int ahead) =>
        reader.Ahead(ahead).Kind == TokenKind.Number && reader.Ahead(ahead + 1) is { Kind: TokenKind.Symbol, Text: ":" };

    private static TimeRange Range(HoursReader reader)
    {
        var start = Time(reader, 23);
        if (reader.TakeSymbol("+"))
        {
            return new(start, TimeRange.Day, OpenEnd: true);
        }

        reader.Require("-", "un tiret est attendu entre l’heure d’ouverture et l’heure de fermeture");
        if (!IsTime(reader, 0))
        {
            throw reader.Unexpected("une heure de fermeture est attendue, comme 18:00");
        }

        var end = Time(reader, 48);
        return new(start, end > start ? end : end + TimeRange.Day, reader.TakeSymbol("+"));
    }

    private static int Time(HoursReader reader, int lastHour)
    {
        var hour = reader.TakeNumber(0, lastHour, "l’heure");
        reader.Require(":", "une heure s’écrit 09:00");
        if (reader.Current.Text.Length != 2)
        {
            throw reader.Unexpected("les minutes s’écrivent avec deux chiffres");
        }

        var minutes = reader.TakeNumber(0, hour == 48 ? 0 : 59, "le nombre de minutes");
        return (hour * 60) + minutes;
    }
}
