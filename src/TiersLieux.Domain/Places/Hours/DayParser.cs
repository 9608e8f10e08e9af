namespace TiersLieux.Domain.Places.Hours;

/// <summary>What comes before the times: years, months and dates, weeks, days of the week and holidays.</summary>
internal static class DayParser
{
    public static DaySelector Parse(HoursReader reader)
    {
        List<NumberRange> years = [], weeks = [];
        List<DateItem> dates = [];
        List<IReadOnlyList<DayItem>> days = [];
        while (true)
        {
            if (DateParser.IsDate(reader, 0))
            {
                dates.AddRange(DateParser.Parse(reader));
            }
            else if (IsYear(reader))
            {
                years.AddRange(Numbers(reader, 1000, 9999, "l’année"));
            }
            else if (reader.TakeWord("week"))
            {
                weeks.AddRange(Numbers(reader, 1, 53, "le numéro de semaine"));
            }
            else if (WeekdayParser.IsDay(reader.Current))
            {
                days.Add(WeekdayParser.Parse(reader));
            }
            else
            {
                return new DaySelector(years, dates, weeks, days);
            }

            // « Apr-Sep: Mo-Fr: 09:00-12:00 » is often met.
            reader.TakeSymbol(":");
        }
    }

    private static bool IsYear(HoursReader reader) => reader.Current is { Kind: TokenKind.Number, Text.Length: 4 };

    private static IEnumerable<NumberRange> Numbers(HoursReader reader, int least, int most, string what)
    {
        do
        {
            var from = reader.TakeNumber(least, most, what);
            var to = reader.TakeSymbol("-") ? reader.TakeNumber(from, most, what) : reader.TakeSymbol("+") ? most : from;
            var step = reader.TakeSymbol("/") ? reader.TakeNumber(1, 53, "le pas") : 1;
            yield return new(from, step > 1 && to == from ? most : to, step);
        }
        while (reader.AtSymbol(",") && reader.Ahead(1).Kind == TokenKind.Number && reader.Ahead(2).Text != ":" && reader.TakeSymbol(","));
    }
}
