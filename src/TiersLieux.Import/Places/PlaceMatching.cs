using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Search;

namespace TiersLieux.Import.Places;

/// <summary>
/// The places a new row may speak of, by commune (or by country and town abroad), read in one query. Withdrawn places are among them:
/// a row must not bring back under another sheet what a person withdrew.
/// </summary>
internal sealed class PlaceMatching(CommuneBook communes)
{
    private readonly Dictionary<string, List<Candidate>> candidates = new(StringComparer.Ordinal);

    public static async Task<PlaceMatching> ReadAsync(
        TiersLieuxDbContext db, CommuneBook communes, IEnumerable<Draft> drafts, CancellationToken cancellationToken)
    {
        var matching = new PlaceMatching(communes);
        var wanted = drafts.Select(draft => communes.ByCode(draft.Address.CommuneCode)?.Id ?? 0).Distinct().ToArray();
        var places = await db.Places.AsNoTracking()
            .Where(place => place.Status != PlaceStatus.Merged && wanted.Contains(place.CommuneId ?? 0))
            .OrderBy(place => place.Id)
            .Select(place => new { place.Id, place.Name, place.CommuneId, place.Country, place.Locality, place.Facts })
            .ToListAsync(cancellationToken);
        var ids = places.Select(place => place.Id).ToArray();
        var records = (await db.SourceRecords.AsNoTracking()
            .Where(record => record.PlaceId != null && ids.Contains(record.PlaceId.Value))
            .Select(record => new { record.PlaceId, record.SourceId, record.Facts })
            .ToListAsync(cancellationToken)).ToLookup(record => record.PlaceId!.Value);
        foreach (var place in places)
        {
            var commune = communes.ById(place.CommuneId);
            matching.Add(Where(commune, place.Country, place.Locality), new Candidate(
                place.Id,
                [.. records[place.Id].Select(record => record.Facts.Name).Append(place.Name).Distinct().Select(name => PlaceName.From(name, commune?.Name))],
                place.Facts.Position,
                [.. records[place.Id].Select(record => record.SourceId)]));
        }

        return matching;
    }

    /// <summary>Makes a place of this very import findable by the rows that follow.</summary>
    public void Add(int placeId, Draft draft, int sourceId)
    {
        var commune = communes.ByCode(draft.Address.CommuneCode);
        Add(Where(commune, draft.Address.Country, draft.Address.Locality),
            new Candidate(placeId, [PlaceName.From(draft.Facts.Name, commune?.Name)], draft.Facts.Position, [sourceId]));
    }

    /// <param name="sourceId">Source of the row.</param>
    /// <param name="rowsMayShare">False: a place the same source already describes is another one.</param>
    /// <returns>The place, or null; null with <paramref name="tied"/> true when several are equally like it.</returns>
    public int? Find(Draft draft, int sourceId, bool rowsMayShare, out bool tied)
    {
        tied = false;
        var commune = communes.ByCode(draft.Address.CommuneCode);
        if (!candidates.TryGetValue(Where(commune, draft.Address.Country, draft.Address.Locality), out var here))
        {
            return null;
        }

        var names = draft.OtherNames.Prepend(draft.Facts.Name!).Distinct().Select(name => PlaceName.From(name, commune?.Name)).ToList();
        var alike = here
            .Where(candidate => rowsMayShare || !candidate.Sources.Contains(sourceId))
            .Select(candidate => (Candidate: candidate, Likeness: candidate.Likeness(names, draft.Facts.Position)))
            .Where(pair => pair.Likeness > 0)
            .OrderByDescending(pair => pair.Likeness).ThenBy(pair => pair.Candidate.PlaceId)
            .ToList();
        tied = alike.Count > 1 && alike[0].Likeness - alike[1].Likeness < 0.001;
        if (alike.Count == 0 || tied)
        {
            return null;
        }

        alike[0].Candidate.Sources.Add(sourceId);
        return alike[0].Candidate.PlaceId;
    }

    private void Add(string where, Candidate candidate)
    {
        if (!candidates.TryGetValue(where, out var here))
        {
            candidates[where] = here = [];
        }

        here.Add(candidate);
    }

    private static string Where(CommuneRow? commune, string country, string? locality) =>
        commune?.Code ?? $"{country}/{SearchKey.From(locality)}";

    private sealed record Candidate(int PlaceId, IReadOnlyList<PlaceName> Names, PlacePosition? Position, HashSet<int> Sources)
    {
        /// <summary>« Lab Place » is long enough to be looked for inside another name.</summary>
        private const int ShortestOtherName = 8;

        /// <returns>Likeness of the closest pair of names when they are the same place, else 0.</returns>
        public double Likeness(List<PlaceName> names, PlacePosition? position)
        {
            var distance = Distance(Position, position);
            var best = 0.0;
            for (var index = 0; index < names.Count; index++)
            {
                foreach (var name in Names)
                {
                    // A name said in passing counts only when it is the very name, and after the row's own.
                    var likeness = SamePlace.Is(name, names[index], distance) ? SamePlace.Likeness(name, names[index]) : 0;
                    best = Math.Max(best, index == 0 ? likeness : likeness == 1 && name.Words.Count > 0 && name.Key.Length >= ShortestOtherName ? 0.95 : 0);
                }
            }

            return best;
        }

        private static double? Distance(PlacePosition? one, PlacePosition? other) =>
            one is { Precision: <= PositionPrecision.Street } && other is { Precision: <= PositionPrecision.Street }
                ? Metres(one, other) : null;

        // Equirectangular: within a commune the Earth is flat enough.
        private static double Metres(PlacePosition one, PlacePosition other)
        {
            var north = (one.Latitude - other.Latitude) * 111_320;
            var east = (one.Longitude - other.Longitude) * 111_320 * Math.Cos(one.Latitude * Math.PI / 180);
            return Math.Sqrt((north * north) + (east * east));
        }
    }
}
