using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Messages;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Messages;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Pages.Gestion.Administration;

/// <summary>Offers rights to an address: a role, on a territory or on the places of a programme.</summary>
public sealed class InvitationsModel(
    TiersLieuxDbContext db, TerritorySearch territories, AccountMails mails, CurrentViewer viewer, TimeProvider clock) : PageModel
{
    public static readonly (AccountRole Role, string Meaning)[] Roles =
    [
        (AccountRole.Agent, "modifie les fiches des lieux d’un territoire"),
        (AccountRole.Coordinator, "décide des propositions, fusionne et rétablit, sur un territoire ou un programme"),
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
    }

    public Form Input { get; private set; } = new();
    public IReadOnlyList<(string Slug, string Name)> Programmes { get; private set; } = [];
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
        var (territory, problem) = input.Ou is null ? (null, null) : await TerritoryField.ReadAsync(db, territories, Request.Form, input.Ou, cancellationToken);
        var hasScope = territory is not null || programme is not null;
        problem ??= (input.Role, hasScope) switch
        {
            (AccountRole.Admin, true) => "L’administration vaut partout : ne donnez ni territoire ni programme.",
            (AccountRole.Agent, _) when territory is null || programme is not null => "Un agent a un territoire, et pas de programme.",
            (AccountRole.Coordinator, false) => "Donnez le territoire ou le programme que cette personne coordonne.",
            (AccountRole.Coordinator, _) when territory is not null && programme is not null => "Choisissez un territoire ou un programme, pas les deux.",
            _ => null,
        };
        if (problem is not null)
        {
            return this.Invalid("ou", problem);
        }

        var (email, now, right) = (input.Email!.Trim(), clock.GetUtcNow(), GrantWords.Of(input.Role!.Value, territory, programme));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var invitation = new Invitation
        {
            Email = email, Role = input.Role.Value, TerritoryId = territory?.Id, ProgrammeId = programme?.Id, InvitedById = viewer.AccountId!.Value, SentAt = now,
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
        var since = clock.GetUtcNow() - AccountLinks.InvitationLifetime;
        Waiting = await db.Invitations.AsNoTracking().Include(invitation => invitation.Territory).Include(invitation => invitation.Programme)
            .Where(invitation => invitation.AcceptedAt == null && invitation.CancelledAt == null && invitation.SentAt > since)
            .OrderByDescending(invitation => invitation.Id).ToListAsync(cancellationToken);
    }
}
