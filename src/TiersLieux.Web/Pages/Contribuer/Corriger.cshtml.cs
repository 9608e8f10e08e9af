using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Web.Infrastructure.Contributions;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Contribuer;

/// <summary>Proposes changes of a published sheet; only the fields changed are kept, with what was published when they were written.</summary>
[GuardedForm]
public sealed class CorrigerModel(
    TiersLieuxDbContext db, CommuneLookup communes, ProposalAccess access, ProposalSending sending, TimeProvider clock) : SheetPage(db, communes)
{
    private OpenedProposal? opened;

    [BindProperty]
    [StringLength(4000, ErrorMessage = "4 000 caractères au plus.")]
    public string? Note { get; set; }

    [BindProperty]
    public SenderInput Sender { get; set; } = new();

    /// <param name="envoi">Key of a correction already sent, to change it.</param>
    public async Task<IActionResult> OnGetAsync(string slug, string? envoi, CancellationToken cancellationToken)
    {
        if (await OpenAsync(slug, envoi, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        (Note, Sender.Email) = (opened?.Proposal.Note, opened?.Proposal.AuthorEmail);
        Show(opened is null ? Place.Facts : FieldChanges.Apply(Place.Facts, opened.Proposal.Changes));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, string? envoi, string? suite, CancellationToken cancellationToken)
    {
        if (await OpenAsync(slug, envoi, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        var changes = await ReadAsync(suite, cancellationToken);
        if (changes is null && ModelState.IsValid)
        {
            return Page();
        }

        if (!Sender.Check(ModelState))
        {
            return this.Invalid();
        }

        var now = clock.GetUtcNow();
        var proposal = opened?.Proposal ?? new Proposal { Kind = ProposalKind.Correction, PlaceId = Place.Id, CommuneId = Place.CommuneId, CreatedAt = now, UpdatedAt = now };
        (proposal.Changes, proposal.Base, proposal.Note) = (changes!, Before(changes!.Keys), Typed.Paragraphs(Note));
        opened ??= await access.FindAsync(await sending.StartAsync(proposal, cancellationToken), cancellationToken);
        await sending.SendAsync(opened!, Sender.Address, cancellationToken);
        return LocalRedirect($"/contribuer/envoye/{opened!.Key}");
    }

    private async Task<IActionResult?> OpenAsync(string slug, string? key, CancellationToken cancellationToken)
    {
        if (await LoadAsync(Db.Places, slug, "/contribuer/corriger", cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (key is not null)
        {
            (opened, var follow) = await access.ReopenAsync(key, ProposalKind.Correction, Place.Id, cancellationToken);
            if (opened is null)
            {
                return follow is null ? NotFound() : LocalRedirect(follow);
            }
        }

        Sender.ProvenAddress = await access.ProvenAddressAsync(opened, cancellationToken);
        return null;
    }
}
