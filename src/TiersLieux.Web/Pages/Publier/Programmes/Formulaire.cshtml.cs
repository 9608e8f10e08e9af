using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using TiersLieux.Web.Infrastructure.Sheets;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Publier.Programmes;

/// <summary>The form of a programme, for admins.</summary>
public sealed class FormulaireModel(SheetAccess access, SheetWriting writing, SheetNaming naming) : SheetFormPage<Programme, ProgrammeInput>(access, writing)
{
    protected override SheetKind Kind => SheetKind.Programme;

    protected override async Task<ProgrammeInput> ShowAsync(Programme sheet, CancellationToken cancellationToken)
    {
        var content = sheet.Content;
        var input = new ProgrammeInput
        {
            Nature = content.Nature, MemberLabel = content.MemberLabel, StartsOn = content.StartsOn, EndsOn = content.EndsOn, Organisation = content.Organisation,
            Rule = content.Eligibility?.Rule, RuleNote = content.Eligibility?.Note,
            Parties = [.. (content.Parties ?? []).Select(PartyLine.From)], Calls = [.. (content.Calls ?? []).Select(CallLine.From)],
            Indicators = [.. (content.Indicators ?? []).Select(IndicatorLine.From)], Figures = [.. (content.Figures ?? []).Select(FigureLine.From)],
        };
        await input.ShowAsync(content, naming, cancellationToken);
        return input;
    }

    protected override async Task<SheetContent> ReadAsync(Programme? sheet, CancellationToken cancellationToken)
    {
        Check(Input.Indicators, line => line.IsBlank ? null : line.Problem(), nameof(Input.Indicators), nameof(IndicatorLine.Label));
        Check(Input.Figures, line => line.IsBlank ? null : line.Problem(), nameof(Input.Figures), nameof(FigureLine.Label));
        var parties = await PartiesAsync(cancellationToken);
        var content = await Input.ApplyAsync(sheet?.Content ?? new ProgrammeContent(), naming, ModelState, cancellationToken);
        return content with
        {
            Nature = Input.Nature ?? "", MemberLabel = Typed.Text(Input.MemberLabel), StartsOn = Typed.Text(Input.StartsOn), EndsOn = Typed.Text(Input.EndsOn),
            Organisation = await naming.SheetAsync(SheetKind.Organisation, Input.Organisation, ModelState, "Input.Organisation", cancellationToken),
            Eligibility = Typed.Text(Input.Rule) is { } rule ? new(rule, Typed.Text(Input.RuleNote)) : null,
            Parties = parties.Count == 0 ? null : parties,
            Calls = Input.Calls.Where(line => !line.IsBlank).Select(line => line.Read()).ToList() is { Count: > 0 } calls ? calls : null,
            Indicators = Input.Indicators.Where(line => !line.IsBlank && line.Problem() is null).Select(line => line.Read()).ToList() is { Count: > 0 } indicators ? indicators : null,
            Figures = Input.Figures.Where(line => !line.IsBlank && line.Problem() is null).Select(line => line.Read()).ToList() is { Count: > 0 } figures ? figures : null,
        };
    }

    private async Task<List<ProgrammeParty>> PartiesAsync(CancellationToken cancellationToken)
    {
        var parties = new List<ProgrammeParty>();
        foreach (var (line, index) in Input.Parties.Select((line, index) => (line, index)).Where(pair => !pair.line.IsBlank))
        {
            var organisation = await naming.SheetAsync(SheetKind.Organisation, line.Organisation, ModelState, $"Input.Parties[{index}].Organisation", cancellationToken);
            if (Typed.Text(line.Name) is not { } name)
            {
                ModelState.AddModelError($"Input.Parties[{index}].Name", "Nommez ce partenaire.");
            }
            else
            {
                parties.Add(new(line.Role ?? "", name, organisation, Typed.Text(line.Note)));
            }
        }

        return parties;
    }

    private void Check<T>(List<T> lines, Func<T, string?> problem, string list, string field)
    {
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            if (problem(line) is { } message)
            {
                ModelState.AddModelError($"Input.{list}[{index}].{field}", message);
            }
        }
    }
}
