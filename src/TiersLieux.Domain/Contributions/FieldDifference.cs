using System.Text.Json;
using TiersLieux.Domain.Places;

namespace TiersLieux.Domain.Contributions;

/// <summary>A field of a proposal against what is published now; computed when it is shown, never stored.</summary>
/// <param name="IsAlreadySo">The sheet already says what is proposed.</param>
/// <param name="HasChangedSince">The sheet no longer says what its author had read.</param>
public sealed record FieldDifference(string Field, JsonElement Published, JsonElement Proposed, bool IsAlreadySo, bool HasChangedSince)
{
    /// <param name="published">Empty for a new place.</param>
    public static IReadOnlyList<FieldDifference> Of(PlaceFacts published, Proposal proposal)
    {
        var now = FieldChanges.Of(published);
        return [.. proposal.Changes.Select(change =>
        {
            var said = now.GetValueOrDefault(change.Key, FieldChanges.Nothing);
            var already = FieldChanges.AreEqual(said, change.Value);
            var changed = !already && proposal.Base.TryGetValue(change.Key, out var read) && !FieldChanges.AreEqual(said, read);
            return new FieldDifference(change.Key, said, change.Value, already, changed);
        })];
    }
}
