namespace TiersLieux.Domain.Places.Hours;

/// <summary>« Mo-Fr », « Sa,Su », « We[1,3] », « Fr[-1] », « PH », « SH ».</summary>
internal static class WeekdayParser
{
    private static readonly string[] Codes = ["mo", "tu", "we", "th", "fr", "sa", "su"];

    public static bool IsDay(HoursToken token) => token.Kind == TokenKind.Word && (token.Text is "ph" or "sh" || Array.IndexOf(Codes, token.Text) >= 0);

    public static List<DayItem> Parse(HoursReader reader)
    {
        var items = new List<DayItem> { Item(reader) };
        while (reader.AtSymbol(",") && IsDay(reader.Ahead(1)))
        {
            reader.Take();
            items.Add(Item(reader));
        }

        return items;
    }

    private static DayItem Item(HoursReader reader)
    {
        if (reader.TakeWord("sh"))
        {
            return new SchoolHoliday();
        }

        if (reader.TakeWord("ph"))
        {
            return reader.AtSymbol("+") || reader.AtSymbol("-")
                ? throw reader.Unexpected("les jours voisins d’un jour férié ne sont pas pris en charge")
                : new PublicHoliday();
        }

        var from = Weekday(reader);
        if (reader.TakeSymbol("["))
        {
            return new Weekdays(from, from, Ranks(reader));
        }

        return new Weekdays(from, reader.TakeSymbol("-") ? Weekday(reader) : from, []);
    }

    private static int Weekday(HoursReader reader)
    {
        var index = Array.IndexOf(Codes, reader.Current.Text);
        if (index < 0)
        {
            throw reader.Unexpected("un jour est attendu ici (Mo, Tu, We, Th, Fr, Sa, Su)");
        }

        reader.Take();
        return index;
    }

    private static List<int> Ranks(HoursReader reader)
    {
        var ranks = new List<int>();
        do
        {
            var sign = reader.TakeSymbol("-") ? -1 : 1;
            var first = reader.TakeNumber(1, 5, "le rang du jour dans le mois");
            var last = sign > 0 && reader.TakeSymbol("-") ? reader.TakeNumber(first, 5, "le rang du jour dans le mois") : first;
            for (var rank = first; rank <= last; rank++)
            {
                ranks.Add(sign * rank);
            }
        }
        while (reader.TakeSymbol(","));
        reader.Require("]", "un crochet fermant est attendu");
        return ranks;
    }
}
