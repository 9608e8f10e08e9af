using TiersLieux.Domain.Places;
using TiersLieux.Domain.Programmes;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Publier.Programmes;

public sealed class ProgrammeInput : CommonInput
{
    private const int Spare = 3;

    public string? Nature { get; set; } = "dispositif";
    public string? MemberLabel { get; set; }
    public string? StartsOn { get; set; }
    public string? EndsOn { get; set; }
    public string? Organisation { get; set; }
    public string? Rule { get; set; }
    public string? RuleNote { get; set; }
    public List<PartyLine> Parties { get; set; } = [];
    public List<CallLine> Calls { get; set; } = [];
    public List<IndicatorLine> Indicators { get; set; } = [];
    public List<FigureLine> Figures { get; set; } = [];

    /// <summary>Blank lines at the end of each list.</summary>
    public void Pad()
    {
        Pad(Parties, line => line.IsBlank);
        Pad(Calls, line => line.IsBlank);
        Pad(Indicators, line => line.IsBlank);
        Pad(Figures, line => line.IsBlank);
    }

    private static void Pad<T>(List<T> lines, Predicate<T> isBlank) where T : new()
    {
        var blank = lines.Count - 1 - lines.FindLastIndex(line => !isBlank(line));
        for (; blank < Spare; blank++)
        {
            lines.Add(new());
        }
    }
}

public sealed class PartyLine
{
    public string? Role { get; set; }
    public string? Name { get; set; }
    public string? Organisation { get; set; }
    public string? Note { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Name + Organisation + Note);

    public static PartyLine From(ProgrammeParty party) => new() { Role = party.Role, Name = party.Name, Organisation = party.Organisation, Note = party.Note };
}

public sealed class CallLine
{
    public string? Name { get; set; }
    public string? OpensOn { get; set; }
    public string? ClosesOn { get; set; }
    public string? Website { get; set; }
    public string? Note { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Name + OpensOn + ClosesOn + Website + Note);

    public static CallLine From(ProgrammeCall call) => new() { Name = call.Name, OpensOn = call.OpensOn, ClosesOn = call.ClosesOn, Website = call.Website, Note = call.Note };

    public ProgrammeCall Read() => new(Typed.Text(Name) ?? "", Typed.Text(OpensOn), Typed.Text(ClosesOn), Typed.Web(Website), Typed.Text(Note));
}

public sealed class IndicatorLine
{
    public string? Label { get; set; }
    public string? Target { get; set; }
    public string? Reached { get; set; }
    public string? Unit { get; set; }
    public string? Year { get; set; }
    public string? Note { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Label + Target + Reached + Unit + Year + Note);

    public static IndicatorLine From(ProgrammeIndicator indicator) => new()
    {
        Label = indicator.Label, Target = Typed.Show(indicator.Target), Reached = Typed.Show(indicator.Reached), Unit = indicator.Unit,
        Year = Typed.Show(indicator.Year), Note = indicator.Note,
    };

    public ProgrammeIndicator Read() =>
        new(Typed.Text(Label) ?? "", Typed.Number(Target), Typed.Number(Reached), Typed.Text(Unit) ?? "", Typed.Count(Year), Typed.Text(Note));

    /// <returns>French; null when it can be read.</returns>
    public string? Problem() => Typed.Text(Label) is null ? "Nommez l’indicateur."
        : !Typed.TryNumber(Target, out _) || !Typed.TryNumber(Reached, out _) || !Typed.TryCount(Year, out _) ? "L’objectif, le résultat et l’année sont des nombres."
        : Typed.Text(Unit) is null ? "Donnez l’unité : lieux, personnes, €…" : null;
}

public sealed class FigureLine
{
    public string? Label { get; set; }
    public string? Value { get; set; }
    public string? Unit { get; set; }
    public string? Year { get; set; }
    public string? Note { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Label + Value + Unit + Year + Note);

    public static FigureLine From(Figure figure) => new()
    {
        Label = figure.Label, Value = Typed.Show(figure.Value), Unit = figure.Unit, Year = Typed.Show(figure.Year), Note = figure.Note,
    };

    public Figure Read() => new(Typed.Text(Label) ?? "", Typed.Number(Value) ?? 0, Typed.Text(Unit) ?? "", Typed.Count(Year), Typed.Text(Note));

    /// <returns>French; null when it can be read.</returns>
    public string? Problem() => Typed.Text(Label) is null ? "Nommez le chiffre."
        : !Typed.TryNumber(Value, out var value) || value is null || !Typed.TryCount(Year, out _) ? "La valeur et l’année sont des nombres."
        : Typed.Text(Unit) is null ? "Donnez l’unité : €, lieux…" : null;
}
