using System.Text.RegularExpressions;
using TiersLieux.Import.Files;

namespace TiersLieux.Import.Steps;

/// <summary>
/// The name of a place out of what an applicant typed in a form: sometimes a whole sentence with its consortium, its bearer or an
/// e-mail. Names that read as names are left as they are.
/// </summary>
public static partial class LabelName
{
    public const string Name = "noms raccourcis";

    /// <summary>A longer text is looked at for the name it holds.</summary>
    public const int LongestName = 60;

    /// <summary>A name nothing shortens is kept whole up to here: associations do have long names.</summary>
    public const int LongestKept = 90;

    /// <param name="typed">Already rid of HTML entities and repeated spaces.</param>
    public static string From(string typed)
    {
        var name = ProjectTitle().Replace(Administrative().Replace(typed, ""), "").Trim();
        if (name.Length > LongestName || Sentence().IsMatch(name))
        {
            name = Announced().Match(name) is { Success: true } announced ? announced.Groups["name"].Value : name;
            name = Rest().Replace(name, "");
        }

        if (name.Length > LongestName && Clause().Match(name) is { Success: true } clause)
        {
            name = clause.Groups["name"].Value;
        }

        name = Capital(Shorten(name.Replace(PersonalData.NameRemoved, "", StringComparison.Ordinal))).Trim(' ', ',', ';', ':', '-', '–', '.', '(', '|').Trim();
        name = name.Count(letter => letter == '"') == 1 ? name.Replace("\"", "", StringComparison.Ordinal) : name;
        return name.Contains('(', StringComparison.Ordinal) && !name.Contains(')', StringComparison.Ordinal) ? name + ")" : name;
    }

    /// <summary>The names said inside the text, to find the place by: between quotes or brackets, before and after a dash or slash.</summary>
    public static IReadOnlyList<string> Others(string typed) =>
        [.. Quoted().Matches(typed).Select(match => match.Groups["name"].Value)
            .Concat(Parts().Split(typed))
            .Select(part => part.Trim(' ', '"', '(', ')', '.', ',', ':'))
            .Where(part => part.Length is > 2 and <= LongestName)
            .Distinct()];

    private static string Shorten(string name)
    {
        if (name.Length <= LongestKept)
        {
            return name;
        }

        var cut = name.LastIndexOf(' ', LongestKept);
        var kept = cut > 0 ? name[..cut] : name[..LongestKept];
        return LooseEnd().Replace(kept, "") + "…";
    }

    private static string Capital(string name) => name.Length > 0 && char.IsLower(name[0]) && char.IsLower(name.ElementAtOrDefault(1))
        ? char.ToUpperInvariant(name[0]) + name[1..] : name;

    // The title of an application, or of the project: what it is about follows, if anything does.
    [GeneratedRegex(@"^(?:dossier de candidature à .*|projet (?:de |d')\w+ (?:d'une? |du |de la |de l'|des )|requalification d'une? .*? en |une (?=fabrique))", RegexOptions.IgnoreCase)]
    private static partial Regex ProjectTitle();

    // Notes of the clerk who typed the list, and e-mails already taken out.
    [GeneratedRegex(@"\s*(\bbdd\b.*|=\s*modifier.*|\[adresse électronique retirée\].*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Administrative();

    [GeneratedRegex(@"représentée? par|géré par|entreprise individuelle|société coopérative d'intérêt collectif \(SCIC\) ", RegexOptions.IgnoreCase)]
    private static partial Regex Sentence();

    // The place is named after these words.
    [GeneratedRegex(@"(?:nom du consortium|tiers-lieux?|demandeur|nom de projet)\s*:\s*(?<name>.+)|tiers[- ]lieux? ""(?<name>[^""]+)""$|entreprise individuelle pour (?:la |le |les )?\(?(?<name>[^()]+)\)?|société coopérative d'intérêt collectif \(SCIC\) ""?(?<name>[^""]+)|utilisons le nom (?<name>\S+)|au nom du projet (?<name>[^,]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Announced();

    // What follows these words is about someone else.
    [GeneratedRegex(@"[\s,(.–-]*(?:\b1 - |\bpor(?:te|té|tée|teur|teuse)\b(?! d'histoires)|représentée? |représentant |en consortium|pour le consortium|pour le collectif|chef de file|nom du porteur|dépose le dossier|avec le réseau|société qui|développé par|par l'association|la future association|nom commercial|géré par|lieu ressource|consortium de).*$", RegexOptions.IgnoreCase)]
    private static partial Regex Rest();

    [GeneratedRegex(@"^(?<name>.{8,60}?)(?:\s*\(|\s*[:+]\s| \d - | - | – |, |\. | et (?:de )?l'| et communauté| tiers-lieu (?!d[eu'’]))", RegexOptions.IgnoreCase)]
    private static partial Regex Clause();

    [GeneratedRegex("[\"«(](?<name>[^\"»()]+)[\"»)]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\s[-–|+]\s|\s?/\s?|\s?:\s|,\s|\.\s")]
    private static partial Regex Parts();

    [GeneratedRegex(@"(?:\s+(?:le|la|les|l'|de|du|des|d'|et|en|à|au|aux|un|une|pour|par|sur|dans|avec))+$", RegexOptions.IgnoreCase)]
    private static partial Regex LooseEnd();
}
