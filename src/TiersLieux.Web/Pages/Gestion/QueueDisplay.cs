using TiersLieux.Data.Contributions;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Pages.Lieux;

namespace TiersLieux.Web.Pages.Gestion;

/// <summary>Lines of the queue in French.</summary>
public static class QueueDisplay
{
    /// <summary>What the line is about: the sheet, the pair, or the name proposed.</summary>
    public static string Title(QueueRow row) => Title(row.Kind, row.PlaceName, row.OtherPlaceName, row.Changes);

    public static string Title(ProposalKind kind, string? placeName, string? otherName, IReadOnlyDictionary<string, System.Text.Json.JsonElement> changes) =>
        kind == ProposalKind.Duplicate ? $"{placeName} et {otherName}"
        : placeName ?? (changes.TryGetValue("name", out var name) ? FieldDisplay.Lines("name", name)[0] : "Lieu sans nom");

    /// <summary>What it asks, in a few words.</summary>
    public static string Asks(QueueRow row) => row.Kind switch
    {
        ProposalKind.Correction or ProposalKind.ImportConflict when row.Changes.Count > 0 => Fields(row.Changes.Keys),
        ProposalKind.Correction => "Photos",
        ProposalKind.Report => ReportReasons.All.Label(row.ReasonCode ?? ""),
        ProposalKind.Publication when row.SheetKind is { } kind => SheetWords.Of(kind).Label,
        ProposalKind.Claim => ClaimProofs.All.Label(row.ReasonCode ?? ""),
        _ => "",
    };

    /// <summary>« Horaires, Téléphone », and « … » beyond four.</summary>
    public static string Fields(IEnumerable<string> fields)
    {
        var names = fields.OrderBy(FieldNames.Rank).Select(FieldNames.Of).ToList();
        return string.Join(", ", names.Take(4)) + (names.Count > 4 ? "…" : "");
    }

    /// <summary>« 12 acceptées, 1 refusée », « première fois ».</summary>
    public static string Record(AuthorRecord record) => record is { Accepted: 0, Refused: 0 } ? "première fois" : string.Join(", ", new[]
    {
        record.Accepted > 0 ? French.Count(record.Accepted, "acceptée", "acceptées") : null,
        record.Refused > 0 ? French.Count(record.Refused, "refusée", "refusées") : null,
    }.OfType<string>());

    /// <summary>« aujourd’hui », « 1 jour », « 12 jours ».</summary>
    public static string Age(DateTimeOffset since, DateTimeOffset now) =>
        (int)(now - since).TotalDays is var days and > 0 ? French.Count(days, "jour", "jours") : "aujourd’hui";
}
