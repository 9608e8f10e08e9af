using TiersLieux.Data.Events;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Territories;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Pages.RendezVous;

/// <summary>A search of the agenda, and its addresses.</summary>
public sealed record AgendaAddress(PlaceSearch Search, AgendaSearch Agenda)
{
    public string Page(int page) => "/rendez-vous" + Query(Search with { Page = page }, Agenda);

    /// <summary>The calendar of the same search, whatever the dates: it is followed from then on.</summary>
    public string Calendar => "/rendez-vous.ics" + Query(Search with { Page = 1 }, Agenda with { Past = false, From = null, To = null });

    public string Api => "/api/v1/rendez-vous/dates" + Query(Search with { Page = 1 }, Agenda);

    public string Past(bool past) => "/rendez-vous" + Query(Search with { Page = 1 }, Agenda with { Past = past, From = null, To = null });

    public static string Query(PlaceSearch search, AgendaSearch agenda)
    {
        var pairs = search.ToParameters().Concat(agenda.ToParameters()).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}").ToList();
        return pairs.Count == 0 ? "" : "?" + string.Join('&', pairs);
    }

    /// <summary>Label and address without the criterion.</summary>
    public IEnumerable<(string Label, string Href)> Chips(ResolvedSearch resolved, string? organiser)
    {
        if (Search.Words is { } words)
        {
            yield return ($"«\u00a0{words}\u00a0»", (this with { Search = Search with { Words = null } }).Page(1));
        }

        if (Search.Around is not null)
        {
            yield return ("Autour de votre position", (this with { Search = Search with { Around = null, RadiusKm = null } }).Page(1));
        }

        foreach (var territory in resolved.Territories)
        {
            var left = Search.Territories.Where(code => code.Kind != territory.Kind || code.Code != territory.Code).ToList();
            yield return (
                territory.Kind == TerritoryKind.ZoneEmploi ? $"Zone d’emploi {French.Of(territory.Name)}" : territory.Name,
                (this with { Search = Search with { Where = null, Territories = left, RadiusKm = left.Count == 0 ? null : Search.RadiusKm } }).Page(1));
        }

        foreach (var kind in Agenda.Kinds)
        {
            yield return (EventKinds.All.Label(kind), (this with { Agenda = Agenda with { Kinds = [.. Agenda.Kinds.Where(other => other != kind)] } }).Page(1));
        }

        if (Agenda.Online)
        {
            yield return ("En ligne", (this with { Agenda = Agenda with { Online = false } }).Page(1));
        }

        if (Agenda.From is not null || Agenda.To is not null)
        {
            var (from, to) = (Agenda.From is { } first ? $"du {FrenchDates.Short(first)}" : null, Agenda.To is { } last ? $"jusqu’au {FrenchDates.Short(last)}" : null);
            yield return (French.Capital(string.Join(" ", new[] { from, to }.OfType<string>())), (this with { Agenda = Agenda with { From = null, To = null } }).Page(1));
        }

        if (organiser is not null)
        {
            yield return (organiser, (this with { Agenda = Agenda with { Place = null, Organisation = null, Programme = null, Offer = null } }).Page(1));
        }
    }
}
