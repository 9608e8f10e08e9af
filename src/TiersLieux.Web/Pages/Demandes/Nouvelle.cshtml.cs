using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Requests;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Pages.Contribuer.Formulaire;
using TiersLieux.Web.Requests;

namespace TiersLieux.Web.Pages.Demandes;

/// <summary>
/// One request to places, offers, organisations or premises, named in the address (<c>?lieu=…&amp;offre=…</c>). Says beforehand whom the
/// directory cannot reach, and offers the coordination of the territory instead.
/// </summary>
[GuardedForm]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NouvelleModel(
    TiersLieuxDbContext db, RequestTargets targets, RequestSending sending, CommuneLookup communes, CurrentViewer viewer, TimeProvider clock) : PageModel
{
    /// <summary>Whom it goes to, in the order of the address.</summary>
    public IReadOnlyList<RequestTarget> Targets { get; private set; } = [];

    public IEnumerable<RequestTarget> Unreachable => Targets.Where(target => !target.IsReachable);

    /// <summary>Named in the address, and no longer online.</summary>
    public int Missing { get; private set; }

    /// <summary>Address of the account; null for a visitor.</summary>
    public string? OwnEmail { get; private set; }

    /// <summary>Of the typed commune, when it has homonyms.</summary>
    public IReadOnlyList<CommuneFound> Choices { get; private set; } = [];

    [BindProperty]
    public string? FormKey { get; set; }

    [BindProperty, Required(ErrorMessage = "Indiquez votre nom.")]
    [StringLength(100, ErrorMessage = "Votre nom : 100 caractères au plus.")]
    public string? SenderName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty, Required(ErrorMessage = "Écrivez votre demande.")]
    [StringLength(ContactRequest.MaximumText, MinimumLength = 10, ErrorMessage = "Votre demande : de 10 à 4 000 caractères.")]
    public string? Text { get; set; }

    [BindProperty]
    public string? Commune { get; set; }

    [BindProperty]
    public string? CommuneCode { get; set; }

    [BindProperty]
    public string? Choice { get; set; }

    [BindProperty]
    public string? Phase { get; set; }

    [BindProperty]
    public string? Need { get; set; }

    /// <summary>As a date field sends it: <c>2026-05-03</c>.</summary>
    [BindProperty]
    public string? WishedBy { get; set; }

    [BindProperty]
    public bool MayBePassedOn { get; set; }

    [BindProperty]
    public bool ToCoordination { get; set; }

    [BindNever]
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGetAsync(string? commune, string? phase, string? besoin, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        FormKey = Guid.NewGuid().ToString("N");
        await ReadTargetsAsync(name => Request.Query[name], cancellationToken);
        if (await viewer.AccountAsync(cancellationToken) is { } account)
        {
            (OwnEmail, SenderName) = (account.Email, account.DisplayName);
        }

        Phase = phase is not null && OfferPhases.All.Knows(phase) ? phase : null;
        Need = besoin is not null && OfferNeeds.All.Knows(besoin) ? besoin : null;
        if (commune is { Length: <= 10 } && await db.Communes.Where(known => known.Code == commune && known.RetiredAt == null).Select(known => known.Name).SingleOrDefaultAsync(cancellationToken) is { } name)
        {
            (Commune, CommuneCode) = (name, commune);
        }

        return ModelState.ErrorCount > 0 ? this.Invalid() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var account = await viewer.AccountAsync(cancellationToken);
        OwnEmail = account?.Email;
        await ReadTargetsAsync(name => Request.Form[name], cancellationToken);
        var communeId = await CommuneAsync(cancellationToken);
        Check();
        var email = (OwnEmail ?? Typed.Text(Email) ?? "").ToLowerInvariant();
        if (OwnEmail is null && !EmailFieldAttribute.IsAddress(email))
        {
            ModelState.AddModelError(nameof(Email), "Indiquez votre adresse électronique complète : nom@exemple.fr.");
        }
        else if (ModelState.IsValid && !await db.ContactRequests.AnyAsync(known => known.FormKey == FormKey, cancellationToken)
            && await sending.RefusalAsync(email, cancellationToken) is { } refusal)
        {
            ModelState.AddModelError(OwnEmail is null ? nameof(Email) : "", refusal);
        }

        if (!ModelState.IsValid || communeId is null)
        {
            return this.Invalid();
        }

        var request = await sending.StartAsync(
            new(FormKey!, account?.Id, Typed.Text(SenderName)!, email, Typed.Paragraphs(Text)!, communeId.Value, Typed.Text(Phase), Typed.Text(Need), WishedDay(),
                MayBePassedOn, ToCoordination && Unreachable.Any(), Targets),
            cancellationToken);
        return LocalRedirect(account is null ? "/demandes/envoyee" : $"/demandes/suivi/{request.Id}");
    }

    private async Task ReadTargetsAsync(Func<string, IEnumerable<string?>> values, CancellationToken cancellationToken)
    {
        var asked = RequestTargets.Parameters.SelectMany(name => values(name).Where(slug => slug is { Length: > 0 and <= 300 }).Select(slug => (name, slug!))).Distinct().ToList();
        if (asked.Count > ContactRequest.MaximumRecipients)
        {
            ModelState.AddModelError("", $"Une demande va à {ContactRequest.MaximumRecipients} destinataires au plus, et vous en avez choisi {asked.Count}. "
                + "Gardez ceux qui vous semblent les plus proches de votre projet : ils pourront la transmettre.");
        }

        var found = new List<RequestTarget>();
        foreach (var (name, slug) in asked.Take(ContactRequest.MaximumRecipients))
        {
            if (await targets.FindAsync(name, slug, cancellationToken) is not { } target)
            {
                Missing++;
            }
            else if (target.Ended(Today) is { } ended)
            {
                ModelState.AddModelError("", ended);
            }
            else if (!found.Exists(known => known.Key == target.Key))
            {
                found.Add(target);
            }
        }

        Targets = found;
    }

    private void Check()
    {
        if (!Guid.TryParseExact(FormKey, "N", out _))
        {
            ModelState.AddModelError("", "Ce formulaire n’a pas été lu en entier : vérifiez-le, puis envoyez à nouveau.");
            FormKey = Guid.NewGuid().ToString("N");
            ModelState.SetModelValue(nameof(FormKey), FormKey, FormKey);
        }

        if (Targets.Count == 0)
        {
            ModelState.AddModelError("", "Choisissez au moins un destinataire.");
        }
        else if (!ToCoordination && Targets.All(target => !target.IsReachable))
        {
            ModelState.AddModelError(nameof(ToCoordination), "Aucun destinataire n’est encore joignable par l’annuaire : confiez votre demande à la coordination du territoire, ou écrivez-leur par leur site.");
        }

        if (Typed.Text(Phase) is { } phase && !OfferPhases.All.Knows(phase))
        {
            ModelState.AddModelError(nameof(Phase), "Choisissez une phase de la liste.");
        }

        if (Typed.Text(Need) is { } need && !OfferNeeds.All.Knows(need))
        {
            ModelState.AddModelError(nameof(Need), "Choisissez un besoin de la liste.");
        }

        if (Typed.Text(WishedBy) is not null && WishedDay() is not { } day)
        {
            ModelState.AddModelError(nameof(WishedBy), "Une date s’écrit jour, mois et année, par exemple 2026-05-03.");
        }
        else if (WishedDay() is { } wished && (wished < Today || wished > Today.AddYears(2)))
        {
            ModelState.AddModelError(nameof(WishedBy), "La date souhaitée est à venir, dans deux ans au plus.");
        }
    }

    private DateOnly? WishedDay() => DateOnly.TryParseExact(Typed.Text(WishedBy), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private async Task<int?> CommuneAsync(CancellationToken cancellationToken)
    {
        var input = new LocationInput { Commune = Commune, CommuneCode = CommuneCode, Choice = Choice };
        var problem = await communes.CompleteAsync(input, cancellationToken);
        Choices = input.Choices;
        if (input.Found is { } found)
        {
            return found.Id;
        }

        ModelState.AddModelError(nameof(Commune), problem ?? "Indiquez la commune de votre projet, ou la vôtre.");
        return null;
    }
}
