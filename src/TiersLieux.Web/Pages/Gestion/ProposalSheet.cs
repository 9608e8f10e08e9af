using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Contributions;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Photos;
using TiersLieux.Domain.Places;
using TiersLieux.Import.Sheets;
using TiersLieux.Spatial;
using TiersLieux.Web.Infrastructure.Sheets;

namespace TiersLieux.Web.Pages.Gestion;

/// <summary>All that a curator reads before deciding an item; computed against what is published now.</summary>
/// <param name="Place">The sheet it is about; of a merged one, the one that received it. Null for a new place.</param>
/// <param name="NextId">The oldest other item of the scope.</param>
public sealed record ProposalSheet(
    Proposal Proposal, Place? Place, IReadOnlyList<FieldDifference> Differences, IReadOnlyList<SimilarPlace> Similar, AuthorRecord Record,
    IReadOnlyList<Photo> Photos, string? DecidedBy, int? NextId)
{
    public string Title => QueueDisplay.Title(Proposal.Kind, Place?.Name ?? Proposal.Sheet?.Name, Proposal.OtherPlace?.Name, Proposal.Changes);

    /// <summary>What a publication would change of what is public: all of it when nothing is.</summary>
    public IReadOnlyList<SheetFieldChange> SheetChanges => Proposal is { Kind: ProposalKind.Publication, Sheet: { } sheet }
        ? SheetFieldChange.Between(
            sheet.IsPublished ? sheet.ContentJson : "{}",
            Proposal.Changes.TryGetValue(SheetWriting.ProposedContent, out var proposed) ? proposed.GetRawText() : sheet.ContentJson)
        : [];

    /// <summary>The item was sent by somebody, who can be answered.</summary>
    public bool HasAuthor => Proposal.AuthorId is not null || Proposal.AuthorEmail is not null;

    /// <summary>Where the sheet is, or where the proposed place would be.</summary>
    public Point? Position => Proposed(Proposal)?.Position is { } position ? Wgs84.Point(position.Latitude, position.Longitude) : Place?.Position ?? Proposal.Commune?.Position;

    /// <returns>Null when there is no such item in the scope, or when the sheet it is about has left the scope.</returns>
    public static async Task<ProposalSheet?> ReadAsync(TiersLieuxDbContext db, int id, Scope scope, CancellationToken cancellationToken)
    {
        var proposal = await db.Proposals.AsNoTracking().AsSplitQuery().Where(item => item.Id == id && item.State != ProposalState.Draft && item.State != ProposalState.Unconfirmed)
            .InScope(scope).Include(item => item.Place).Include(item => item.Sheet!.Organisation).Include(item => item.OtherPlace).Include(item => item.Commune!.Departement)
            .Include(item => item.Author).Include(item => item.AssignedTo).Include(item => item.Messages.OrderBy(message => message.Id))
            .SingleOrDefaultAsync(cancellationToken);
        if (proposal is null || await TargetAsync(db, proposal.Place, scope, cancellationToken) is not (true, var place))
        {
            return null;
        }

        var photos = await db.Photos.AsNoTracking().Where(photo => photo.ProposalId == id && photo.RemovedAt == null).OrderBy(photo => photo.Rank).ToListAsync(cancellationToken);
        var shown = place?.Facts ?? Proposed(proposal);
        var at = shown?.Position is { Precision: <= PositionPrecision.Street } known ? Wgs84.Point(known.Latitude, known.Longitude) : null;
        var similar = await db.SimilarPlacesAsync(
            shown?.Name, place?.CommuneId ?? proposal.CommuneId, at, cancellationToken, exceptProposalId: proposal.Id, exceptPlaceId: place?.Id);
        var records = await AuthorRecords.ReadAsync(db, [(proposal.AuthorId, proposal.AuthorEmail)], cancellationToken);
        var decidedBy = await db.Accounts.Where(account => account.Id == proposal.DecidedById).Select(account => account.DisplayName).SingleOrDefaultAsync(cancellationToken);
        var next = await db.Queue(scope, new QueueFilter()).Where(item => item.Id != id).OrderBy(item => item.SubmittedAt).ThenBy(item => item.Id)
            .Select(item => (int?)item.Id).FirstOrDefaultAsync(cancellationToken);
        var compared = proposal.Kind is ProposalKind.NewPlace ? new PlaceFacts() : place?.Facts ?? new PlaceFacts();
        var differences = proposal.SheetId is null ? FieldDifference.Of(compared, proposal) : [];
        return new(proposal, place, differences, similar, records.Of(proposal.AuthorId, proposal.AuthorEmail), photos, decidedBy, next);
    }

    private static async Task<(bool IsInScope, Place? Place)> TargetAsync(TiersLieuxDbContext db, Place? place, Scope scope, CancellationToken cancellationToken)
    {
        if (place is not { Status: PlaceStatus.Merged })
        {
            return (true, place);
        }

        while (place is { Status: PlaceStatus.Merged })
        {
            var survivor = place.MergedIntoId;
            place = await db.Places.AsNoTracking().InScope(scope).SingleOrDefaultAsync(known => known.Id == survivor, cancellationToken);
        }

        return (place is not null, place);
    }

    /// <summary>The facts proposed; null when they cannot be read.</summary>
    private static PlaceFacts? Proposed(Proposal proposal)
    {
        if (proposal.SheetId is not null)
        {
            return null;
        }

        try
        {
            return FieldChanges.Facts(proposal.Changes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
