using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;

namespace TiersLieux.Import.People.Decisions;

/// <summary>
/// Decides the items of the queue. Each call is one transaction: the item and its sheet are locked, the change is made, the revision, the
/// audit line and the e-mail are written, or nothing is. The caller has checked that the item is in the curator's scope.
/// All throw <see cref="DecidedMeanwhileException"/> when somebody else was first, <see cref="PlaceChangeException"/> when it cannot be done.
/// </summary>
/// <param name="db">A context without unsaved changes.</param>
public sealed class ProposalDecisions(TiersLieuxDbContext db, TimeProvider clock, SiteWords site)
{
    private readonly PlaceChanges changes = new(db, clock);
    private readonly AuthorMails mails = new(db, clock, site);

    /// <summary>Makes what is proposed: creates, corrects, gives the management, confirms, or follows the source.</summary>
    /// <param name="version">Of the item, when the curator read it.</param>
    /// <param name="fields">Fields to take, null for all.</param>
    /// <param name="photos">Photos to publish, null for all.</param>
    /// <param name="message">To the author; may be null.</param>
    public Task<Proposal> AcceptAsync(
        int proposalId, uint version, IReadOnlyCollection<string>? fields, IReadOnlyCollection<int>? photos, Authorship reviewer, string? message,
        CancellationToken cancellationToken) => DecideAsync(proposalId, version, async (proposal, place) =>
    {
        if (proposal.Kind == ProposalKind.Publication)
        {
            await PublishAsync(proposal, reviewer, message, cancellationToken);
            return;
        }

        if (CommentDecisions.IsAbout(proposal))
        {
            var (subject, sentence) = await new CommentDecisions(db, clock).AcceptAsync(proposal, cancellationToken);
            proposal.Decide(ProposalState.Accepted, reviewer.AccountId, message, clock.GetUtcNow());
            await mails.PostAsync(proposal, subject, await NameAsync(proposal, cancellationToken), [sentence], message, cancellationToken);
            return;
        }

        var left = new List<string>();
        var acceptances = new Acceptances(db, clock, changes);
        switch (proposal.Kind)
        {
            case ProposalKind.NewPlace:
                left.AddRange(await acceptances.CreateAsync(proposal, fields, cancellationToken));
                break;
            case ProposalKind.Correction:
                left.AddRange(await acceptances.CorrectAsync(proposal, place!, fields, cancellationToken));
                break;
            case ProposalKind.Claim:
                await acceptances.GrantAsync(proposal, place!, reviewer.AccountId, cancellationToken);
                break;
            case ProposalKind.ImportConflict:
                await acceptances.FollowSourcesAsync(proposal, place!, reviewer with { ProposalId = proposal.Id }, cancellationToken);
                break;
            default:
                throw new PlaceChangeException("Cet élément ne s’accepte pas : choisissez une des actions proposées.");
        }

        var putAway = await acceptances.PublishPhotosAsync(proposal, proposal.Kind == ProposalKind.NewPlace ? proposal.PlaceId!.Value : place!.Id, photos, cancellationToken);
        proposal.Decide(left.Count + putAway == 0 ? ProposalState.Accepted : ProposalState.PartlyAccepted, reviewer.AccountId, message, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await new MootCorrections(db, clock, mails).CloseAsync(place?.Id ?? proposal.PlaceId!.Value, cancellationToken);
        await mails.PostAsync(
            proposal, "est acceptée", place?.Name ?? await NameAsync(proposal, cancellationToken), [.. Told(proposal, left, putAway)], message, cancellationToken);
    }, cancellationToken);

    /// <param name="reason">Told to the author; required.</param>
    public Task<Proposal> RefuseAsync(int proposalId, uint version, Authorship reviewer, string reason, CancellationToken cancellationToken) =>
        DecideAsync(proposalId, version, async (proposal, place) =>
        {
            await new Acceptances(db, clock, changes).PublishPhotosAsync(proposal, 0, [], cancellationToken);
            if (proposal.Kind == ProposalKind.Publication && await db.Sheets.AnyAsync(sheet => sheet.Id == proposal.SheetId && sheet.State == SheetState.Waiting, cancellationToken))
            {
                await new SheetWriting(db, clock).BecomeAsync(proposal.SheetId!.Value, SheetState.Refused, reviewer, reason, cancellationToken);
            }

            await new CommentDecisions(db, clock).RefuseAsync(proposal, cancellationToken);
            proposal.Decide(ProposalState.Refused, reviewer.AccountId, reason, clock.GetUtcNow());
            await mails.PostAsync(
                proposal, proposal.Kind == ProposalKind.Comment ? "n’a pas été retenu" : "n’a pas été retenue", place?.Name ?? await NameAsync(proposal, cancellationToken), ["La coordination a lu votre envoi et ne l’a pas retenu."], reason, cancellationToken);
        }, cancellationToken);

    /// <summary>Ends a report or a reminder by what is done to the sheet.</summary>
    /// <param name="publicReason">Shown to the public; required to withdraw.</param>
    /// <param name="message">To the author; may be null.</param>
    public Task<Proposal> SettleAsync(
        int proposalId, uint version, SheetAction action, string? publicReason, Authorship reviewer, string? message, CancellationToken cancellationToken) =>
        DecideAsync(proposalId, version, async (proposal, place) =>
        {
            if (proposal.Kind is not (ProposalKind.Report or ProposalKind.Confirmation) || place is null)
            {
                throw new PlaceChangeException("Cette action est celle d’un signalement ou d’une fiche à confirmer.");
            }

            var author = reviewer with { Reason = publicReason, ProposalId = proposal.Id };
            await ActAsync(action, place, author, cancellationToken);
            // A reminder that leads to nothing was not « accepted »: it is closed.
            var state = action == SheetAction.Nothing && proposal.Kind == ProposalKind.Confirmation ? ProposalState.Cancelled : ProposalState.Accepted;
            proposal.Decide(state, reviewer.AccountId, message, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            await new MootCorrections(db, clock, mails).CloseAsync(place.Id, cancellationToken);
            await mails.PostAsync(proposal, "a été traitée", place.Name, [Told(action)], message, cancellationToken);
        }, cancellationToken);

    /// <summary>Ends an item that is of no more use, without accepting nor refusing it.</summary>
    /// <param name="message">To the author; may be null.</param>
    public Task<Proposal> CloseAsync(int proposalId, uint version, Authorship reviewer, string? message, CancellationToken cancellationToken) =>
        DecideAsync(proposalId, version, async (proposal, place) =>
        {
            proposal.Decide(ProposalState.Cancelled, reviewer.AccountId, message, clock.GetUtcNow());
            await mails.PostAsync(
                proposal, "n’a plus d’objet", place?.Name ?? await NameAsync(proposal, cancellationToken), ["La fiche a changé depuis votre envoi, qui n’a plus d’objet. Merci de nous avoir écrit."],
                message, cancellationToken);
        }, cancellationToken);

    /// <summary>Asks the author, who answers by the link of the e-mail.</summary>
    /// <exception cref="PlaceChangeException">Nobody to ask.</exception>
    public Task<Proposal> AskAsync(int proposalId, uint version, Authorship reviewer, string question, CancellationToken cancellationToken) =>
        InTransactionAsync(proposalId, version, async (proposal, place) =>
        {
            if (proposal.AuthorId is null && proposal.AuthorEmail is null)
            {
                throw new PlaceChangeException("Personne à qui poser la question : cet élément a été trouvé par l’annuaire.");
            }

            proposal.Messages.Add(new ProposalMessage { At = clock.GetUtcNow(), FromCurator = true, AccountId = reviewer.AccountId, Text = question });
            (proposal.State, proposal.UpdatedAt) = (ProposalState.Asked, clock.GetUtcNow());
            await mails.PostAsync(
                proposal, ": une question", place?.Name ?? await NameAsync(proposal, cancellationToken),
                ["Avant de décider, la coordination a besoin d’une précision. Répondez-lui depuis la page de suivi de votre envoi."], question, cancellationToken);
        }, cancellationToken);

    /// <param name="accountId">Null to give it back to everybody.</param>
    public async Task AssignAsync(int proposalId, int? accountId, CancellationToken cancellationToken)
    {
        await using var transaction = await changes.BeginAsync(cancellationToken);
        var proposal = await new OpenProposals(db, changes).LockAsync(proposalId, cancellationToken);
        if (proposal.IsOpen)
        {
            proposal.AssignedToId = accountId;
            await db.SaveChangesAsync(cancellationToken);
        }

        await PlaceChanges.CommitAsync(transaction, cancellationToken);
    }

    private Task<Proposal> DecideAsync(int proposalId, uint version, Func<Proposal, Place?, Task> decide, CancellationToken cancellationToken) =>
        InTransactionAsync(proposalId, version, async (proposal, place) =>
        {
            await decide(proposal, place);
            db.Audit(
                "decision", clock.GetUtcNow(), proposal.DecidedById, $"{proposal.Kind.Label()} {proposal.State.Label()} : {place?.Name ?? await NameAsync(proposal, cancellationToken)}",
                proposal.Id, proposal.PlaceId);
        }, cancellationToken);

    private async Task<Proposal> InTransactionAsync(int proposalId, uint version, Func<Proposal, Place?, Task> act, CancellationToken cancellationToken)
    {
        await using var transaction = await changes.BeginAsync(cancellationToken);
        var (proposal, place) = await new OpenProposals(db, changes).TakeAsync(proposalId, version, cancellationToken);
        await act(proposal, place);
        await db.SaveChangesAsync(cancellationToken);
        await PlaceChanges.CommitAsync(transaction, cancellationToken);
        return proposal;
    }

    private Task ActAsync(SheetAction action, Place place, Authorship author, CancellationToken cancellationToken) => action switch
    {
        SheetAction.MarkClosed when place.Lifecycle != PlaceLifecycle.Closed =>
            changes.EditAsync(place.Id, new Dictionary<string, JsonElement> { ["lifecycle"] = JsonSerializer.SerializeToElement(PlaceLifecycle.Closed.Code()) }, author, cancellationToken),
        SheetAction.Withdraw => changes.WithdrawAsync(place.Id, author, cancellationToken),
        SheetAction.Confirm => changes.ConfirmAsync(place.Id, author, cancellationToken),
        _ => Task.CompletedTask,
    };

    private IEnumerable<string> Told(Proposal proposal, IReadOnlyList<string> left, int photosPutAway)
    {
        yield return proposal.Kind switch
        {
            ProposalKind.NewPlace => "Le lieu que vous avez proposé est maintenant dans l’annuaire. Merci !",
            ProposalKind.Claim => "Vous gérez maintenant cette fiche : vous pouvez la modifier sans attendre, depuis votre compte.",
            _ => "Votre correction est publiée. Merci !",
        };
        if (left.Count > 0)
        {
            yield return $"Elle n’a pas été reprise en entier. Laissé de côté : {string.Join(", ", left.Select(site.FieldName))}.";
        }

        if (photosPutAway > 0)
        {
            yield return photosPutAway == 1 ? "Une photo n’a pas été retenue." : $"{photosPutAway} photos n’ont pas été retenues.";
        }
    }

    private static string Told(SheetAction action) => action switch
    {
        SheetAction.MarkClosed => "Grâce à vous, le lieu est maintenant indiqué comme fermé. Merci !",
        SheetAction.Withdraw => "Grâce à vous, la fiche a été retirée de l’annuaire. Merci !",
        _ => "La coordination a lu votre alerte et vérifié la fiche. Merci !",
    };

    private async Task PublishAsync(Proposal proposal, Authorship reviewer, string? message, CancellationToken cancellationToken)
    {
        try
        {
            await new SheetWriting(db, clock).TakeProposedAsync(proposal, reviewer with { ProposalId = proposal.Id }, cancellationToken);
        }
        catch (SheetProblemsException problem)
        {
            throw new PlaceChangeException($"La publication ne peut plus être faite telle quelle : {problem.Message}");
        }

        proposal.Decide(ProposalState.Accepted, reviewer.AccountId, message, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await mails.PostAsync(
            proposal, "est en ligne", await NameAsync(proposal, cancellationToken), ["Ce que vous avez écrit est maintenant dans l’annuaire. Merci !"], message, cancellationToken);
    }

    private async Task<string?> NameAsync(Proposal proposal, CancellationToken cancellationToken) => proposal.SheetId is { } sheet
        ? await db.Sheets.Where(known => known.Id == sheet).Select(known => known.Name).SingleAsync(cancellationToken)
        : proposal.Changes.TryGetValue("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
}
