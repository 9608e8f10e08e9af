namespace TiersLieux.Domain.Places.Hours;

/// <summary>
/// Reads the part of https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification that places use. Not read, with a message:
/// sunrise and sunset, shifted holidays, steps inside a day.
/// </summary>
internal static class HoursParser
{
    /// <exception cref="HoursSyntaxException">Says where and why, in French.</exception>
    public static List<HoursRule> Parse(string text)
    {
        var reader = new HoursReader(HoursToken.Read(text));
        var rules = new List<HoursRule>();
        var link = RuleLink.Override;
        while (!reader.AtEnd)
        {
            if (reader.TakeSymbol(";"))
            {
                link = RuleLink.Override;
                continue;
            }

            rules.Add(Rule(reader, link));
            link = Link(reader);
        }

        return rules.Count > 0 ? rules : throw reader.Unexpected("aucun horaire n’est donné");
    }

    private static RuleLink Link(HoursReader reader) =>
        reader.AtEnd || reader.TakeSymbol(";") ? RuleLink.Override
        : reader.TakeSymbol(",") ? RuleLink.Additional
        : reader.TakeSymbol("||") ? RuleLink.Fallback
        : throw reader.Unexpected("un point-virgule ou une virgule est attendu entre deux règles");

    private static HoursRule Rule(HoursReader reader, RuleLink link)
    {
        var start = reader.Current;
        var days = DayParser.Parse(reader);
        var always = TakeAlways(reader);
        var times = always ? [] : TimeParser.Parse(reader);
        OpeningState? state = reader.Current is { Kind: TokenKind.Word, Text: var word } ? Modifier(word) : null;
        if (state is not null)
        {
            reader.Take();
        }

        var comment = reader.Current.Kind == TokenKind.Comment ? reader.Take().Text : null;
        if (reader.Current == start)
        {
            throw reader.Unexpected(Expected(start));
        }

        // A remark without « open » leaves it unknown whether one can come: « sur rendez-vous ».
        return new(days, times, state ?? (string.IsNullOrEmpty(comment) ? OpeningState.Open : OpeningState.Unknown), comment, link);
    }

    private static bool TakeAlways(HoursReader reader)
    {
        if (reader.Current is not { Kind: TokenKind.Number, Text: "24" } || reader.Ahead(1).Text != "/")
        {
            return false;
        }

        reader.Take();
        reader.Take();
        reader.TakeNumber(7, 7, "« 24/7 »");
        return true;
    }

    private static OpeningState? Modifier(string word) => word switch
    {
        "open" => OpeningState.Open,
        "off" or "closed" => OpeningState.Closed,
        "unknown" => OpeningState.Unknown,
        _ => null,
    };

    private static string Expected(HoursToken found) => found switch
    {
        { Kind: TokenKind.Word, Text: "sunrise" or "sunset" or "dawn" or "dusk" } => "les heures liées au soleil ne sont pas prises en charge",
        { Kind: TokenKind.Word } => "mot inconnu ; les jours s’écrivent Mo, Tu, We, Th, Fr, Sa, Su, les mois Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec",
        { Kind: TokenKind.Number } => "une heure s’écrit 09:00",
        _ => "un jour, un mois ou une heure est attendu ici",
    };
}
