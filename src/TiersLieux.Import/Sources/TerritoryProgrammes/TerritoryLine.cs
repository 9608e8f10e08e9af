using System.Globalization;
using System.Text.RegularExpressions;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Files;
using TiersLieux.Import.Places;

namespace TiersLieux.Import.Sources.TerritoryProgrammes;

/// <summary>One line of a list, its communes found; what became of it.</summary>
internal sealed partial class TerritoryLine
{
    private readonly List<string> notes = [];

    private TerritoryLine(SourceRow row) => (Row, Identifier) = (row, row[TerritoryProgramme.Identifier].Trim());

    public SourceRow Row { get; }

    /// <summary>The territory's own identifier: <c>acv-170</c>; may be empty.</summary>
    public string Identifier { get; }

    /// <summary>Code in the file to today's commune, each commune once.</summary>
    public Dictionary<string, int> Communes { get; } = new(StringComparer.Ordinal);

    public DateOnly? SignedOn { get; private set; }

    public ImportOutcome Outcome { get; set; } = ImportOutcome.Unchanged;

    /// <summary>French; null when there is nothing to say.</summary>
    public string? Reason => notes.Count == 0 ? null : string.Join(" ", notes);

    /// <summary>Every commune it names was found: one that it no longer names has left.</summary>
    public bool IsComplete { get; private set; }

    public static TerritoryLine Read(SourceRow row, CommuneBook communes)
    {
        var line = new TerritoryLine(row);
        if (row.Problem is { } problem)
        {
            line.SetAside(problem);
        }
        else if (line.Identifier.Length == 0)
        {
            line.SetAside("L’identifiant du territoire manque.");
        }
        else
        {
            line.Find(communes);
            line.Sign();
        }

        return line;
    }

    /// <summary>Key of one membership, unique in its programme.</summary>
    public string Key(string code) => $"{Identifier}/{code}";

    public void SetAside(string reason)
    {
        (Outcome, IsComplete) = (ImportOutcome.SetAside, false);
        Communes.Clear();
        notes.Add(reason);
    }

    private void Find(CommuneBook communes)
    {
        var codes = Code().Matches(Row[TerritoryProgramme.Communes]).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        var unknown = new List<string>();
        foreach (var code in codes)
        {
            if ((communes.ByCode(code) ?? communes.ByFormerCode(code)) is not { } commune)
            {
                unknown.Add(code);
            }
            else if (!Communes.ContainsValue(commune.Id))
            {
                Communes.Add(code, commune.Id);
                if (commune.Code != code)
                {
                    notes.Add($"Le code {code} mène aujourd’hui à {commune.Name} ({commune.Code}).");
                }
            }
        }

        if (codes.Count == 0)
        {
            SetAside("Aucun code de commune n’est lisible dans la liste.");
        }
        else if (Communes.Count == 0)
        {
            SetAside($"Aucune commune ne porte le code {string.Join(", ", unknown)}.");
        }
        else
        {
            IsComplete = unknown.Count == 0;
            if (unknown.Count > 0)
            {
                notes.Add($"Commune inconnue, laissée de côté : {string.Join(", ", unknown)}.");
            }
        }
    }

    private void Sign()
    {
        var text = Row[TerritoryProgramme.SignedOn].Trim();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            SignedOn = day;
        }
        else if (text.Length > 0)
        {
            notes.Add($"La date de signature « {text} » n’est pas lisible.");
        }
    }

    [GeneratedRegex(@"\(\s*([0-9][0-9AB][0-9]{3})\s*\)")]
    private static partial Regex Code();
}
