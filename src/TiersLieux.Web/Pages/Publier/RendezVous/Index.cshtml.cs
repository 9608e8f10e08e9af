using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Infrastructure.Sheets;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Publier.RendezVous;

/// <summary>Announces a rendez-vous, or changes one.</summary>
public sealed class IndexModel(SheetAccess access, SheetNaming naming, SheetWriting writing) : PageModel
{
    private const int StopLines = 3;
    private const string Prefix = nameof(Input);

    /// <summary>The field of the form a problem of the content is shown on.</summary>
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        [nameof(EventContent.StartsAt)] = nameof(RendezVousInput.StartDay), [nameof(EventContent.EndsAt)] = nameof(RendezVousInput.EndTime),
        [nameof(EventContent.Recurrence)] = nameof(RendezVousInput.Frequency), [nameof(EventContent.Related)] = nameof(RendezVousInput.Offers),
        [nameof(EventContent.Stops)] = "Stops[0].Day",
    };

    [BindProperty]
    public RendezVousInput Input { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public Event? Sheet { get; private set; }

    public bool MayBeADraft => Sheet is not { State: SheetState.Published or SheetState.Withdrawn };

    public async Task<IActionResult> OnGetAsync(int? id, string? lieu, string? structure, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        Input = Sheet is null ? new() { Place = lieu, Organisation = structure } : RendezVousInput.From(Sheet.Content);
        Input.Commune = await CommuneNameAsync(Sheet?.Content.Commune, cancellationToken);
        foreach (var stop in Input.Stops)
        {
            stop.Commune = await CommuneNameAsync(stop.Commune, cancellationToken);
        }

        AddLines();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int? id, string? suite, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (suite == "etapes")
        {
            ModelState.Clear();
            AddLines();
            return Page();
        }

        var content = await ReadAsync(cancellationToken);
        if (ModelState.IsValid)
        {
            // What names something unknown has no meaning for the rules of the content.
            Add(content.Problems());
        }

        if (!ModelState.IsValid)
        {
            AddLines();
            return this.Invalid();
        }

        try
        {
            var mayPublish = await access.MayPublishAsync(SheetKind.Event, content, Sheet, cancellationToken);
            var author = await access.AuthorshipAsync(content, null, cancellationToken);
            var saved = await writing.SaveAsync(SheetKind.Event, Sheet?.Id, content, author, mayPublish, suite == "brouillon" && MayBeADraft, cancellationToken);
            return this.Done(saved.IsPublished && mayPublish ? SheetWords.Url(SheetKind.Event, saved.Slug) : "/publier", saved.IsPublished && !mayPublish
                ? "C’est envoyé : la page ne change pas avant d’être relue."
                : SheetForms.Saved(saved));
        }
        catch (SheetProblemsException refused)
        {
            Add(refused.Problems);
            AddLines();
            return this.Invalid();
        }
    }

    private async Task<IActionResult?> OpenAsync(int? id, CancellationToken cancellationToken)
    {
        Sheet = id is { } known ? await access.FindEditableAsync<Event>(known, cancellationToken) : null;
        return id is not null && Sheet is null ? NotFound() : null;
    }

    /// <summary>What the form says, over what it does not show: the area, the figures.</summary>
    private async Task<EventContent> ReadAsync(CancellationToken cancellationToken)
    {
        var input = Input;
        var stops = await StopsAsync(cancellationToken);
        var (place, commune) = (
            await naming.PlaceAsync(input.Place, ModelState, $"{Prefix}.Place", cancellationToken), await naming.CommuneAsync(input.Commune, ModelState, $"{Prefix}.Commune", cancellationToken));
        if (Typed.Text(input.Capacity) is not null && Typed.Count(input.Capacity) is null)
        {
            ModelState.AddModelError($"{Prefix}.Capacity", "Le nombre de places est un nombre entier.");
        }

        if (stops.Count == 0 && place is null && commune is null && !input.IsOnline && Typed.Text(input.OnlineAddress) is null && ModelState.IsValid)
        {
            ModelState.AddModelError($"{Prefix}.Place", "Dites où : un lieu de l’annuaire, une commune, ou en ligne.");
        }

        var endDay = Typed.Text(input.EndDay) ?? (Typed.Text(input.EndTime) is null ? null : input.StartDay);
        return (Sheet?.Content ?? new EventContent()) with
        {
            Name = Typed.Text(input.Name) ?? "", Type = Typed.Text(input.Type) ?? "autre", Summary = Typed.Text(input.Summary), Description = Typed.Paragraphs(input.Description),
            Website = Typed.Web(input.Website), StartsAt = RendezVousInput.Moment(input.StartDay, input.StartTime) ?? "", EndsAt = RendezVousInput.Moment(endDay, input.EndTime),
            Recurrence = input.Recurrence(), Place = place, Commune = place is null ? commune ?? stops.FirstOrDefault()?.Commune : null, Location = Typed.Text(input.Location),
            TimeZone = Typed.Text(input.TimeZone), IsOnline = input.IsOnline || Typed.Text(input.OnlineAddress) is not null ? true : null, OnlineAddress = Typed.Web(input.OnlineAddress),
            Organisation = await naming.SheetAsync(SheetKind.Organisation, input.Organisation, ModelState, $"{Prefix}.Organisation", cancellationToken),
            Capacity = Typed.Count(input.Capacity), Booking = Typed.Web(input.Booking), Cost = Typed.Text(input.Cost), Offers = await OffersAsync(cancellationToken),
            Stops = stops.Count == 0 ? null : stops,
        };
    }

    private async Task<List<EventStop>> StopsAsync(CancellationToken cancellationToken)
    {
        var stops = new List<EventStop>();
        foreach (var (line, index) in Input.Stops.Take(SheetContent.MaximumItems + 1).Select((line, index) => (line, index)).Where(pair => !pair.line.IsEmpty))
        {
            var field = $"{Prefix}.Stops[{index}]";
            var commune = await naming.CommuneAsync(line.Commune, ModelState, field + ".Commune", cancellationToken);
            var place = await naming.PlaceAsync(line.Place, ModelState, field + ".Place", cancellationToken);
            stops.Add(new(commune ?? "", RendezVousInput.Moment(line.Day, line.Start) ?? "", Typed.Text(line.End) is null ? null : RendezVousInput.Moment(line.Day, line.End), place, Typed.Text(line.Location)));
        }

        return stops;
    }

    private async Task<IReadOnlyList<string>?> OffersAsync(CancellationToken cancellationToken)
    {
        var offers = new List<string>();
        foreach (var line in (Typed.Paragraphs(Input.Offers) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(SheetContent.MaximumItems))
        {
            if (await naming.SheetAsync(SheetKind.Offer, line, ModelState, $"{Prefix}.Offers", cancellationToken) is { } offer)
            {
                offers.Add(offer);
            }
        }

        return offers.Count == 0 ? null : offers;
    }

    private void Add(IEnumerable<SheetProblem> problems) =>
        ModelState.AddProblems(problems.Select(problem => problem with { Field = Fields.GetValueOrDefault(problem.Field, problem.Field) }), Prefix);

    private void AddLines()
    {
        var empty = Input.Stops.AsEnumerable().Reverse().TakeWhile(stop => stop.IsEmpty).Count();
        var missing = Math.Min(StopLines, SheetContent.MaximumItems - Input.Stops.Count) - empty;
        Input.Stops.AddRange(Enumerable.Range(0, Math.Max(0, missing)).Select(_ => new StopInput()));
    }

    private async Task<string?> CommuneNameAsync(string? code, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(code) ? null : (await naming.ShowAsync(new(Territories: [$"commune:{code}"]), cancellationToken)).Lines;
}
