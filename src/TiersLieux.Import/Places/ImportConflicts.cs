using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Provenance;

namespace TiersLieux.Import.Places;

/// <summary>
/// Puts in the queue what a source now says otherwise than a person did before: the person's word stays published, a curator decides.
/// Once for each place, field and value, whatever was decided.
/// </summary>
internal static class ImportConflicts
{
    /// <param name="said">Records just written, each with its place.</param>
    public static async Task RecordAsync(
        TiersLieuxDbContext db, DataSource source, IReadOnlyCollection<SourceRecord> said, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = said.Select(record => record.PlaceId).OfType<int>().Distinct().ToArray();
        var words = (await db.PlaceEdits.AsNoTracking().Where(edit => ids.Contains(edit.PlaceId) && edit.WithdrawnAt == null).ToListAsync(cancellationToken))
            .GroupBy(edit => (edit.PlaceId, edit.Field)).Select(edits => edits.OrderBy(edit => edit.SaidAt).ThenBy(edit => edit.Id).Last())
            .ToLookup(edit => edit.PlaceId);
        var conflicts = said.Where(record => record.PlaceId is not null).SelectMany(record => Conflicts(record, words[record.PlaceId!.Value])).ToList();
        if (conflicts.Count == 0)
        {
            return;
        }

        var known = (await db.Proposals.AsNoTracking().Where(item => item.Kind == ProposalKind.ImportConflict && ids.Contains(item.PlaceId ?? 0))
            .ToListAsync(cancellationToken)).ToLookup(item => item.PlaceId);
        var communes = await db.Places.Where(place => ids.Contains(place.Id)).ToDictionaryAsync(place => place.Id, place => place.CommuneId, cancellationToken);
        db.AddRange(conflicts
            .Where(conflict => !known[conflict.Edit.PlaceId].Any(item =>
                item.Changes.TryGetValue(conflict.Edit.Field, out var value) && FieldChanges.AreEqual(value, conflict.Value)))
            .Select(conflict => new Proposal
            {
                Kind = ProposalKind.ImportConflict, State = ProposalState.Waiting, PlaceId = conflict.Edit.PlaceId, CommuneId = communes[conflict.Edit.PlaceId],
                Changes = new() { [conflict.Edit.Field] = conflict.Value }, Base = new() { [conflict.Edit.Field] = JsonElement.Parse(conflict.Edit.Value) },
                Note = $"{source.Name} ({source.Vintage})", CreatedAt = now, UpdatedAt = now, SubmittedAt = now,
            }));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static IEnumerable<(PlaceEdit Edit, JsonElement Value)> Conflicts(SourceRecord record, IEnumerable<PlaceEdit> words)
    {
        var facts = FieldChanges.Of(record.Facts);
        return words.Where(edit => record.AsOf > DateOnly.FromDateTime(edit.SaidAt.UtcDateTime) && facts.ContainsKey(edit.Field))
            .Select(edit => (Edit: edit, Value: facts[edit.Field]))
            .Where(pair => !FieldChanges.AreEqual(pair.Value, JsonElement.Parse(pair.Edit.Value)));
    }
}
