namespace TiersLieux.Domain.Accounts;

/// <summary>The nine digits of a French legal unit, the last one being a checksum (Luhn).</summary>
public static class Siren
{
    /// <summary>The digits alone of what was typed, spaces left out; null when it is no SIREN.</summary>
    public static string? Parse(string? text)
    {
        var digits = new string([.. (text ?? "").Where(letter => !char.IsWhiteSpace(letter))]);
        return digits.Length == 9 && digits.All(char.IsAsciiDigit) && digits.Select(Weighted).Sum() % 10 == 0 ? digits : null;
    }

    private static int Weighted(char digit, int index)
    {
        var value = digit - '0';
        return index % 2 == 0 ? value : (value * 2 / 10) + (value * 2 % 10);
    }
}
