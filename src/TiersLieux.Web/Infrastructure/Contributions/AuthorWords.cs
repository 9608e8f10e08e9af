using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;

namespace TiersLieux.Web.Infrastructure.Contributions;

/// <summary>A proposal in French, for its author.</summary>
public static class AuthorWords
{
    /// <summary>« votre … », feminine.</summary>
    public static string Noun(ProposalKind kind) => kind switch
    {
        ProposalKind.NewPlace => "proposition",
        ProposalKind.Report => "demande de vérification",
        ProposalKind.Claim => "demande de gestion",
        ProposalKind.Publication => "publication",
        _ => "correction",
    };

    /// <summary>What is shown as its title: « Nouveau lieu », « Correction »…</summary>
    public static string Kind(ProposalKind kind) => kind switch
    {
        ProposalKind.NewPlace => "Nouveau lieu",
        ProposalKind.Report => "Signalement",
        ProposalKind.Claim => "Demande de gestion",
        ProposalKind.Publication => "Publication",
        _ => "Correction",
    };

    public static string State(ProposalState state) => state switch
    {
        ProposalState.Draft => "Brouillon",
        ProposalState.Unconfirmed => "À confirmer par courriel",
        ProposalState.Waiting => "En attente de la coordination",
        ProposalState.Asked => "Une question vous attend",
        ProposalState.Accepted => "Acceptée",
        ProposalState.PartlyAccepted => "Acceptée en partie",
        ProposalState.Refused => "Refusée",
        _ => "Retirée",
    };

    /// <summary>Name of the place or sheet it is about.</summary>
    public static string Subject(Proposal proposal) => proposal.Place?.Name ?? proposal.Sheet?.Name ?? NameIn(proposal.Changes);

    /// <summary>As the other, when the place is not loaded.</summary>
    public static async Task<string> SubjectAsync(TiersLieuxDbContext db, Proposal proposal, CancellationToken cancellationToken) =>
        proposal.Place is null && proposal.PlaceId is { } id
            ? await db.Places.Where(place => place.Id == id).Select(place => place.Name).SingleAsync(cancellationToken) : Subject(proposal);

    private static string NameIn(Dictionary<string, JsonElement> changes) =>
        changes.TryGetValue("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : "lieu sans nom";
}
