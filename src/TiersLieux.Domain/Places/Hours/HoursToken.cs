namespace TiersLieux.Domain.Places.Hours;

internal enum TokenKind
{
    Number,
    Word,
    Comment,
    Symbol,
    End,
}

/// <param name="Position">Index in the text, from 0.</param>
/// <param name="Text">A word in lower case, a comment without its quotes, « || » as one symbol.</param>
internal readonly record struct HoursToken(TokenKind Kind, string Text, int Position)
{
    /// <summary>One pass over the text; a character without meaning becomes a symbol that the parser refuses where it stands.</summary>
    /// <exception cref="HoursSyntaxException">A comment without its closing quote.</exception>
    public static List<HoursToken> Read(string text)
    {
        var tokens = new List<HoursToken>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            var first = text[at++];
            if (char.IsWhiteSpace(first))
            {
                continue;
            }

            if (first == '"')
            {
                var close = text.IndexOf('"', at);
                at = close < 0 ? throw new HoursSyntaxException(start, "\"", "le commentaire n’est pas fermé par un guillemet") : close + 1;
                tokens.Add(new(TokenKind.Comment, text[(start + 1)..close].Trim(), start));
            }
            else if (char.IsAsciiDigit(first))
            {
                at = EndOfRun(text, at, char.IsAsciiDigit);
                tokens.Add(new(TokenKind.Number, text[start..at], start));
            }
            else if (char.IsLetter(first))
            {
                at = EndOfRun(text, at, char.IsLetter);
                tokens.Add(new(TokenKind.Word, text[start..at].ToLowerInvariant(), start));
            }
            else if (first == '|' && at < text.Length && text[at] == '|')
            {
                at++;
                tokens.Add(new(TokenKind.Symbol, "||", start));
            }
            else
            {
                tokens.Add(new(TokenKind.Symbol, first is '–' or '—' or '‑' ? "-" : first.ToString(), start));
            }
        }

        tokens.Add(new(TokenKind.End, "", text.Length));
        return tokens;
    }

    private static int EndOfRun(string text, int at, Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return at;
    }
}

/// <summary>Stops the reading; never leaves <see cref="OpeningHours.TryParse"/>.</summary>
internal sealed class HoursSyntaxException(int position, string found, string reason)
    : Exception($"Horaires illisibles au caractère {position + 1} ({(found.Length == 0 ? "fin du texte" : $"« {(found.Length > 30 ? found[..30] + "…" : found)} »")}) : {reason}.");
