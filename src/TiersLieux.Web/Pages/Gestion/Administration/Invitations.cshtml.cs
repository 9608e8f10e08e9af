using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Messages;
using TiersLieux.Data.Search;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Messages;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Pages.Gestion.Administration;

/// <summary>Offers rights to an address: a role, on a territory, on the places of a programme or on a network.</summary>
public sealed class InvitationsModel(
    TiersLieuxDbContext db, TerritorySearch territories, AccountMails mails, CurrentViewer viewer, TimeProvider clock) : PageModel
{
    public static readonly (AccountRole Role, string Meaning)[] Roles =
    [
        (AccountRole.Agent, "modifie les fiches des lieux d’un territoire"),
        (AccountRole.Coordinator, "décide des propositions, fusionne et rétablit, sur un territoire, un programme ou un réseau"),
        (AccountRole.Admin, "tout, partout, comptes compris"),
    ];

    public sealed record Form
    {
        [Required(ErrorMessage = "Donnez l’adresse électronique de la personne."), EmailField]
        public string? Email { get; init; }

        [Required(ErrorMessage = "Choisissez un droit."), EnumDataType(typeof(AccountRole), ErrorMessage = "Choisissez un droit.")]
        public AccountRole? Role { get; init; }

        [StringLength(200, ErrorMessage = "Ce nom de territoire est trop long.")]
        public string? Ou { get; init; }

        public string? Programme { get; init; }

        public string? Reseau { get; init; }
    }

    public Form Input { get; private set; } = new();
    public IReadOnlyList<(string Slug, string Name)> Programmes { get; private set; } = [];
    public IReadOnlyList<(string Slug, string Name)> Networks { get; private set; } = [];
    public IReadOnlyList<Invitation> Waiting { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Form input, CancellationToken cancellationToken)
    {
        Input = input;
        await ReadAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var programme = input.Programme is null ? null : await db.Programmes.SingleOrDefaultAsync(known => known.Slug == input.Programme, cancellationToken);
        var network = input.Reseau is null ? null : await db.Networks.SingleOrDefaultAsync(known => known.Slug == input.Reseau, cancellationToken);
        var (territory, problem) = input.Ou is null ? (null, null) : await TerritoryField.ReadAsync(db, territories, Request.Form, input.Ou, cancellationToken);
        var scopes = new object?[] { territory, programme, network }.Count(scope => scope is not null);
        problem ??= (input.Role, scopes) switch
        {
            (AccountRole.Admin, > 0) => "L’administration vaut partout : ne donnez ni territoire, ni programme, ni réseau.",
            (AccountRole.Agent, _) when territory is null || scopes > 1 => "Un agent a un territoire, et ni programme ni réseau.",
            (AccountRole.Coordinator, 0) => "Donnez le territoire, le programme ou le réseau que cette personne coordonne.",
            (AccountRole.Coordinator, > 1) => "Choisissez un territoire, un programme ou un réseau, un seul des trois.",
            _ => null,
        };
        if (problem is not null)
        {
            return this.Invalid("ou", problem);
        }

        var (email, now, right) = (input.Email!.Trim(), clock.GetUtcNow(), GrantWords.Of(input.Role!.Value, territory, programme, network));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var invitation = new Invitation
        {
            Email = email, Role = input.Role.Value, TerritoryId = territory?.Id, ProgrammeId = programme?.Id, NetworkId = network?.Id, InvitedById = viewer.AccountId!.Value, SentAt = now,
        };
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync(cancellationToken);
        var secret = db.AddLink(LinkPurpose.AcceptInvitation, email, now, AccountLinks.InvitationLifetime, invitation: invitation);
        var (subject, body) = mails.Invitation(right, secret);
        db.Post(email, subject, body, now);
        db.Audit("invitation", now, viewer.AccountId, right);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return this.Done("/gestion/administration/invitations", $"L’invitation est envoyée à {email}.");
    }

    public async Task<IActionResult> OnPostAnnulerAsync(int id, CancellationToken cancellationToken) =>
        await db.Invitations.Where(invitation => invitation.Id == id && invitation.AcceptedAt == null && invitation.CancelledAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.CancelledAt, clock.GetUtcNow()), cancellationToken) == 0
            ? NotFound()
            : this.Done("/gestion/administration/invitations", "L’invitation est annulée.");

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Programmes = [.. (await db.Programmes.OrderBy(programme => programme.Name).Select(programme => new { programme.Slug, programme.Name }).ToListAsync(cancellationToken))
            .Select(programme => (programme.Slug, programme.Name))];
        Networks = [.. (await db.Networks.Published().OrderBy(network => network.Name).Select(network => new { network.Slug, network.Name }).ToListAsync(cancellationToken))
            .Select(network => (network.Slug, network.Name))];
        var since = clock.GetUtcNow() - AccountLinks.InvitationLifetime;
        Waiting = await db.Invitations.AsNoTracking().Include(invitation => invitation.Territory).Include(invitation => invitation.Programme)
            .Include(invitation => invitation.Network)
            .Where(invitation => invitation.AcceptedAt == null && invitation.CancelledAt == null && invitation.SentAt > since)
            .OrderByDescending(invitation => invitation.Id).ToListAsync(cancellationToken);
    }
}
