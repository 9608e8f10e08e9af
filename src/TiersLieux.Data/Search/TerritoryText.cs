using System.Text.RegularExpressions;
using TiersLieux.Domain.Search;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Search;

/// <summary>What a visitor typed to name a territory, taken apart: « 26400 Crest », « Crest (Drôme, 26) », « zone d’emploi de Die »…</summary>
/// <param name="Key"><see cref="SearchKey"/> of the name alone; empty when there is none.</param>
/// <param name="Code">Set when the text is a number: département, Insee, SIREN or postal code (or its beginning).</param>
/// <param name="Kind">Asked by its words (« département de la… »).</param>
/// <param name="DepartementCode">Prefers this département, without excluding the others.</param>
/// <param name="AreaKey">Prefers the département or région of this name.</param>
/// <param name="PostalCode">Prefers the communes of this postal code.</param>
public sealed partial record TerritoryText(
    string Key, string? Code = null, TerritoryKind? Kind = null, string? DepartementCode = null, string? AreaKey = null, string? PostalCode = null)
{
    /// <summary>True when something besides the name tells which one is meant.</summary>
    public bool IsPrecise => DepartementCode is not null || AreaKey is not null || PostalCode is not null;

    /// <summary>No territory has a longer name; what follows is not read.</summary>
    private const int MaximumLength = 120;

    private static readonly (string Words, TerritoryKind Kind)[] KindWords =
    [
        ("zone d emploi", TerritoryKind.ZoneEmploi), ("zone emploi", TerritoryKind.ZoneEmploi), ("bassin d emploi", TerritoryKind.ZoneEmploi),
        ("departement", TerritoryKind.Departement), ("region", TerritoryKind.Region), ("commune", TerritoryKind.Commune), ("ville", TerritoryKind.Commune),
        ("intercommunalite", TerritoryKind.Epci), ("communaute de communes", TerritoryKind.Epci), ("communaute d agglomeration", TerritoryKind.Epci),
        ("communaute urbaine", TerritoryKind.Epci), ("metropole", TerritoryKind.Epci),
    ];

    private static readonly string[] Links = ["de la ", "de l ", "de ", "du ", "des ", "d "];

    public static TerritoryText Parse(string? text)
    {
        text = (text ?? "").Trim();
        text = text.Length > MaximumLength ? text[..MaximumLength] : text;
        if (CodePattern().IsMatch(text.Replace(" ", "", StringComparison.Ordinal)))
        {
            return new TerritoryText("", Code: text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
        }

        var read = new TerritoryText("");
        if (HintPattern().Match(text) is { Success: true } hint)
        {
            text = hint.Groups["name"].Value;
            foreach (var part in hint.Groups["hint"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                read = read.WithHint(part);
            }
        }

        if (LeadingPostalCode().Match(text) is { Success: true } leading)
        {
            (text, read) = (leading.Groups["name"].Value, read with { PostalCode = leading.Groups["code"].Value });
        }
        else if (TrailingCode().Match(text) is { Success: true } trailing)
        {
            (text, read) = (trailing.Groups["name"].Value, read.WithHint(trailing.Groups["code"].Value));
        }

        return read.WithName(SearchKey.From(text));
    }

    private TerritoryText WithHint(string hint)
    {
        var key = SearchKey.From(hint);
        return key.Length switch
        {
            5 when key.All(char.IsAsciiDigit) => this with { PostalCode = key },
            2 or 3 when char.IsAsciiDigit(key[0]) => this with { DepartementCode = key.ToUpperInvariant() },
            _ when KindWords.FirstOrDefault(words => words.Words == key) is { Words: not null } words => this with { Kind = words.Kind },
            0 => this,
            _ => this with { AreaKey = key },
        };
    }

    private TerritoryText WithName(string key)
    {
        foreach (var (words, kind) in KindWords)
        {
            if (key.StartsWith(words + " ", StringComparison.Ordinal))
            {
                var name = key[(words.Length + 1)..];
                var link = Links.FirstOrDefault(link => name.StartsWith(link, StringComparison.Ordinal)) ?? "";
                return this with { Key = name[link.Length..], Kind = kind };
            }
        }

        return this with { Key = key };
    }

    [GeneratedRegex("^(?:[0-9]{1,5}|2[abAB][0-9]{0,3}|[0-9]{9})$", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"^(?<name>[^(),]+?)\s*[,(]\s*(?<hint>[^()]*)\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex HintPattern();

    [GeneratedRegex(@"^(?<code>[0-9]{5})\s+(?<name>\D.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingPostalCode();

    [GeneratedRegex(@"^(?<name>.*\S)\s+(?<code>[0-9]{5}|97[0-9]|[0-9]{2}|2[abAB])$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingCode();
}
