using System.Text.RegularExpressions;
using TiersLieux.Domain.Contributions;
using TiersLieux.Import.Files;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>One version of a sheet, as it is shown.</summary>
/// <param name="Sheet">Name of the merged sheet it belongs to; null for the sheet's own.</param>
/// <param name="Other">The other sheet of a merge.</param>
public sealed record HistoryEntry(Revision Revision, string? Sheet, (string Name, string Slug)? Other)
{
    /// <summary>Fields whose values may be those of a person: the public is only told that they changed.</summary>
    private static readonly string[] Personal = ["email", "phone"];

    private static readonly Regex Numbers = new(@"(?:\+33|0)\s?[1-9](?:[\s.\-]?\d{2}){4}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    public string Title => Revision.Kind switch
    {
        RevisionKind.Created => "Création de la fiche",
        RevisionKind.Withdrawn => "Retrait de la fiche",
        RevisionKind.Merged when Other is { } other => $"Fusion avec « {other.Name} »",
        RevisionKind.Merged => "Fusion",
        RevisionKind.Restored => "Retour de la fiche",
        RevisionKind.Confirmed => "Fiche confirmée, sans changement",
        _ => "Modification",
    };

    public string? Reason(bool isPublic) => Revision.Reason is { } reason && isPublic ? Clean(reason) : Revision.Reason;

    /// <summary>Lines of a value, without what could be a person's when it is for the public.</summary>
    public static IReadOnlyList<string> Lines(string field, System.Text.Json.JsonElement value, bool isPublic) =>
        !isPublic ? FieldDisplay.Lines(field, value)
        : Personal.Contains(field) && value.ValueKind != System.Text.Json.JsonValueKind.Null ? ["(non montré)"]
        : [.. FieldDisplay.Lines(field, value).Select(Clean)];

    private static string Clean(string text) => Numbers.Replace(PersonalData.Without(text), "[numéro retiré]");
}
