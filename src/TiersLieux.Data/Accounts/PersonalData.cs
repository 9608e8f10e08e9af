using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Requests;

namespace TiersLieux.Data.Accounts;

/// <summary>All the directory knows of a person who has an account, for them to take away.</summary>
public static class PersonalData
{
    /// <summary>To be written as JSON: French names, dates in UTC.</summary>
    public static async Task<object> ReadAsync(TiersLieuxDbContext db, int accountId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(known => known.Id == accountId, cancellationToken);
        return new
        {
            exporteLe = now,
            compte = new { nom = account.DisplayName, adresse = account.Email, creeLe = account.CreatedAt, secondFacteur = account.TwoFactorEnabled },
            droits = await db.RoleGrants.Where(grant => grant.AccountId == accountId).OrderBy(grant => grant.Id)
                .Select(grant => new
                {
                    role = RoleWords.Label(grant.Role), territoire = grant.Territory!.Name, programme = grant.Programme!.Name, reseau = grant.Network!.Name,
                    depuis = grant.GrantedAt, jusque = grant.EndedAt,
                }).ToListAsync(cancellationToken),
            lieuxGeres = await db.PlaceManagers.Where(manager => manager.AccountId == accountId).OrderBy(manager => manager.Id)
                .Select(manager => new { lieu = manager.Place!.Slug, depuis = manager.Since, jusque = manager.EndedAt }).ToListAsync(cancellationToken),
            collectivites = await db.OrganisationMembers.Where(member => member.AccountId == accountId).OrderBy(member => member.Id)
                .Select(member => new
                {
                    nom = member.Organisation!.Name, siren = member.Organisation.Siren, demandeLe = member.RequestedAt, approuveLe = member.ApprovedAt,
                    jusque = member.EndedAt,
                }).ToListAsync(cancellationToken),
            reseaux = await db.NetworkMembers.Where(member => member.AddedById == accountId).OrderBy(member => member.Id)
                .Select(member => new { reseau = member.Network!.Name, ajoute = member.Place!.Name ?? member.Organisation!.Name, le = member.AddedAt }).ToListAsync(cancellationToken),
            sessions = await db.AccountSessions.Where(session => session.AccountId == accountId).OrderBy(session => session.StartedAt)
                .Select(session => new { appareil = session.Device, ouverteLe = session.StartedAt, vueLe = session.LastSeenAt, fermeeLe = session.EndedAt })
                .ToListAsync(cancellationToken),
            propositions = (await db.Proposals.AsNoTracking().Include(proposal => proposal.Messages).Include(proposal => proposal.Place)
                    .Where(proposal => proposal.AuthorId == accountId).OrderBy(proposal => proposal.Id).ToListAsync(cancellationToken))
                .Select(Describe),
            commentaires = await db.Comments.Where(comment => comment.AccountId == accountId).OrderBy(comment => comment.Id)
                .Select(comment => new { ressource = comment.Sheet!.Slug, le = comment.CreatedAt, signe = comment.AuthorName, texte = comment.Text, enLigneLe = comment.PublishedAt, retireLe = comment.RemovedAt })
                .ToListAsync(cancellationToken),
            demandes = (await db.ContactRequests.AsNoTracking().Include(request => request.Commune).Include(request => request.Messages)
                    .Where(request => request.AccountId == accountId).OrderBy(request => request.Id).ToListAsync(cancellationToken))
                .Select(Describe),
            modifications = await db.Revisions.Where(revision => revision.AccountId == accountId).OrderBy(revision => revision.Id)
                .Join(db.Places, revision => revision.PlaceId, place => place.Id, (revision, place) => new
                {
                    lieu = place.Slug, le = revision.At, raison = revision.Reason, enTantQue = revision.AuthorRole,
                }).ToListAsync(cancellationToken),
            journal = (await db.AuditEntries.Where(entry => entry.AccountId == accountId || entry.SubjectAccountId == accountId).OrderBy(entry => entry.Id)
                    .ToListAsync(cancellationToken))
                .Select(entry => new { le = entry.At, action = AuditActions.All.Label(entry.Action), detail = entry.Detail }),
        };
    }

    private static object Describe(ContactRequest request) => new
    {
        numero = request.Id, etat = request.State.ToString(), nom = request.Name, adresse = request.Email, texte = request.Text, commune = request.Commune!.Name,
        phase = request.Phase, besoin = request.Need, reponseSouhaitee = request.WishedBy, peutEtreTransmise = request.MayBePassedOn, envoyeeLe = request.SentAt,
        closeLe = request.ClosedAt, resultat = request.Result, mots = request.ResultText,
        messages = request.Messages.OrderBy(message => message.Id).Select(message => new { le = message.At, de = message.RecipientId is null ? "vous" : "destinataire", texte = message.Text }),
    };

    private static object Describe(Proposal proposal) => new
    {
        numero = proposal.Id, nature = proposal.Kind.ToString(), etat = proposal.State.ToString(), lieu = proposal.Place?.Slug, adresse = proposal.AuthorEmail,
        creeeLe = proposal.CreatedAt, envoyeeLe = proposal.SubmittedAt, decideeLe = proposal.DecidedAt, valeurs = proposal.Changes, note = proposal.Note,
        reponse = proposal.DecisionReason,
        messages = proposal.Messages.OrderBy(message => message.Id)
            .Select(message => new { le = message.At, de = message.FromCurator ? "coordination" : "vous", texte = message.Text }),
    };
}
