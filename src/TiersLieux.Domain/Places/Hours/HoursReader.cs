namespace TiersLieux.Domain.Places.Hours;

/// <summary>A cursor on the tokens: each is visited a bounded number of times, so reading is linear in the text.</summary>
internal sealed class HoursReader(List<HoursToken> tokens)
{
    private int at;

    public HoursToken Current => tokens[at];

    public bool AtEnd => Current.Kind == TokenKind.End;

    public bool AtWord(string word) => Current.Kind == TokenKind.Word && Current.Text == word;

    public bool AtSymbol(string symbol) => Current.Kind == TokenKind.Symbol && Current.Text == symbol;

    public HoursToken Ahead(int count) => tokens[Math.Min(at + count, tokens.Count - 1)];

    public HoursToken Take() => AtEnd ? Current : tokens[at++];

    public bool TakeSymbol(string symbol) => Advance(AtSymbol(symbol));

    public bool TakeWord(string word) => Advance(AtWord(word));

    public int TakeNumber(int least, int most, string what)
    {
        if (Current.Kind != TokenKind.Number || Current.Text.Length > 4)
        {
            throw Unexpected($"{what} est attendu ici");
        }

        var number = int.Parse(Current.Text, System.Globalization.CultureInfo.InvariantCulture);
        return number >= least && number <= most
            ? Next(number)
            : throw Unexpected($"{what} va de {least} à {most}");
    }

    public void Require(string symbol, string reason)
    {
        if (!TakeSymbol(symbol))
        {
            throw Unexpected(reason);
        }
    }

    public HoursSyntaxException Unexpected(string reason) => new(Current.Position, Current.Text, reason);

    private bool Advance(bool found)
    {
        at += found ? 1 : 0;
        return found;
    }

    private int Next(int value)
    {
        at++;
        return value;
    }
}
