using Microsoft.AspNetCore.Mvc.ModelBinding;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure.Sheets;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Publier.Accompagnement;

/// <summary>Reads an <see cref="OfferInput"/> into a content; what is wrong becomes messages on its fields.</summary>
internal sealed class OfferReading(SheetNaming naming, ModelStateDictionary state, string prefix)
{
    /// <param name="before">The content the form was shown with: what the form does not show is kept.</param>
    public async Task<OfferContent> ReadAsync(OfferInput input, OfferContent before, CancellationToken cancellationToken)
    {
        var content = before with
        {
            Name = Typed.Text(input.Name) ?? "", Summary = Typed.Text(input.Summary), Description = Typed.Paragraphs(input.Description),
            Website = Typed.Web(input.Website), Duration = Typed.Text(input.Duration), Access = Typed.Paragraphs(input.Access),
            Phases = OrNull(input.Phases), Formats = OrNull(input.Formats), Needs = OrNull(input.Needs), Sectors = OrNull(input.Sectors), Publics = OrNull(input.Publics),
            Cost = Cost(input), StartsOn = Typed.Text(input.StartsOn), EndsOn = Typed.Text(input.EndsOn),
            Organisation = await naming.SheetAsync(SheetKind.Organisation, input.Organisation, state, Field(nameof(input.Organisation)), cancellationToken),
            Place = await naming.PlaceAsync(input.Place, state, Field(nameof(input.Place)), cancellationToken),
            Commune = await naming.CommuneAsync(input.Commune, state, Field(nameof(input.Commune)), cancellationToken),
            Area = await naming.AreaAsync(input.Area, state, Field(nameof(input.Area)), cancellationToken),
            Sessions = await SessionsAsync(input, cancellationToken), Related = OrNull(Related(input.Related)),
        };
        foreach (var problem in content.Problems().Select(Placed))
        {
            state.AddModelError(problem.Field, problem.Message);
        }

        return content;
    }

    /// <summary>The problem on the field of the form that holds it.</summary>
    public SheetProblem Placed(SheetProblem problem) => problem with
    {
        Field = problem.Field switch
        {
            "" => "",
            nameof(OfferContent.Cost) => Field(problem.Message.Contains("unité", StringComparison.Ordinal) ? nameof(OfferInput.CostUnit) : nameof(OfferInput.CostAmount)),
            nameof(OfferContent.Area) => Field("Area.Lines"),
            nameof(OfferContent.Sessions) => Field("Sessions[0].Place"),
            var field => Field(field),
        },
    };

    private OfferCost? Cost(OfferInput input)
    {
        if (!Typed.TryNumber(input.CostAmount, out var amount))
        {
            state.AddModelError(Field(nameof(input.CostAmount)), "Donnez un montant en euros, ou rien.");
        }

        var (kind, note) = (Typed.Text(input.CostKind), Typed.Text(input.CostNote));
        if (kind is null && (amount is not null || note is not null))
        {
            state.AddModelError(Field(nameof(input.CostKind)), "Dites qui paie : gratuit, sur adhésion, payant…");
        }

        return kind is null ? null : new OfferCost(kind, amount, amount is null ? null : Typed.Text(input.CostUnit), note);
    }

    private async Task<IReadOnlyList<OfferSessionContent>?> SessionsAsync(OfferInput input, CancellationToken cancellationToken)
    {
        var sessions = new List<OfferSessionContent>();
        for (var index = 0; index < Math.Min(input.Sessions.Count, SheetContent.MaximumItems); index++)
        {
            var line = input.Sessions[index];
            if (line.IsBlank)
            {
                continue;
            }

            var field = Field($"Sessions[{index}].");
            var place = await naming.PlaceAsync(line.Place, state, field + nameof(line.Place), cancellationToken);
            var commune = place is null ? await naming.CommuneAsync(line.Commune, state, field + nameof(line.Commune), cancellationToken) : null;
            if (string.IsNullOrWhiteSpace(line.Place) && string.IsNullOrWhiteSpace(line.Commune))
            {
                state.AddModelError(field + nameof(line.Commune), "Une permanence se tient dans un lieu ou une commune.");
            }

            sessions.Add(new(place, commune, Typed.Text(line.When)));
        }

        return OrNull(sessions);
    }

    /// <summary>« https://…/programmes/leader » and « programmes/leader » alike.</summary>
    private static IEnumerable<string> Related(string? typed) => (Typed.Paragraphs(typed) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => string.Join('/', line.Split('?', '#')[0].TrimEnd('/').Split('/').TakeLast(2))).Distinct();

    private static IReadOnlyList<T>? OrNull<T>(IEnumerable<T>? items)
    {
        T[] list = [.. items ?? []];
        return list.Length == 0 ? null : list;
    }

    private string Field(string name) => $"{prefix}.{name}";
}
