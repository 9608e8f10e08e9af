using System.Text.Json;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Places.Hours;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>Values of fields in French, one line each: for differences, histories and « vérifier avant d’envoyer ».</summary>
public static class FieldDisplay
{
    public const string Empty = "rien";

    /// <param name="field">camelCase name of a property of <see cref="PlaceFacts"/>.</param>
    /// <param name="value">As stored; JSON null is « rien ».</param>
    /// <returns>At least one line, plain text.</returns>
    public static IReadOnlyList<string> Lines(string field, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return [Empty];
        }

        PlaceFacts facts;
        try
        {
            facts = FieldChanges.Facts(new Dictionary<string, JsonElement> { [field] = value });
        }
        catch (JsonException)
        {
            return [value.ToString()];
        }

        string[] lines = [.. Lines(field, facts).Where(line => line.Length > 0)];
        return lines.Length == 0 ? [Empty] : lines;
    }

    private static IEnumerable<string> Lines(string field, PlaceFacts facts) => field switch
    {
        "name" => [facts.Name!],
        "summary" => [facts.Summary!],
        "description" => facts.Description!.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        "kinds" => facts.Kinds!.Select(PlaceKinds.All.Label),
        "lifecycle" => [facts.Lifecycle!.Value.Label()],
        "openedOn" => [FactsDisplay.When(facts.OpenedOn!)],
        "closedOn" => [FactsDisplay.When(facts.ClosedOn!)],
        "address" => [Address(facts.Address!)],
        "position" => [Position(facts.Position!)],
        "operator" => [FactsDisplay.Operator(facts.Operator!)],
        "email" => [facts.Email!],
        "phone" => [facts.Phone!],
        "website" => [facts.Website!],
        "links" => facts.Links!.Select(link => $"{FactsDisplay.LinkKind(link.Kind)} : {link.Url}"),
        "openingHours" => OpeningHours.TryParse(facts.OpeningHours!, out var hours, out _)
            ? hours.Week().Select(day => $"{day.Name} : {day.Text}") : [facts.OpeningHours!],
        "openingHoursNote" => [facts.OpeningHoursNote!],
        "workspaces" => facts.Workspaces!.Select(Workspace),
        "rates" => facts.Rates!.Select(rate => $"{rate.Label} : {FactsDisplay.Price(rate)} {RateUnits.All.Label(rate.Unit)}{(rate.Audience is null ? "" : $" ({rate.Audience})")}"),
        "equipment" => facts.Equipment!.Select(FactsDisplay.Equipment),
        "services" => facts.Services!.Select(PlaceServices.All.Label),
        "publics" => facts.Publics!.Select(Publics.All.Label),
        "accessibility" => facts.Accessibility!.Select(Accessibilities.All.Label),
        "surfaceM2" => [$"{French.Number(facts.SurfaceM2!.Value)}\u00a0m²"],
        "figures" => facts.Figures!.Select(figure => $"{figure.Label} : {FactsDisplay.Value(figure)}{(figure.Year is null ? "" : $" ({figure.Year})")}"),
        _ => [],
    };

    private static string Address(PostalAddress address) => string.Join(", ", new[]
    {
        address.Street, string.Join(' ', new[] { address.PostalCode, address.Locality }.Where(part => !string.IsNullOrEmpty(part))),
        address.Country == "FR" ? null : French.Country(address.Country),
    }.Where(part => !string.IsNullOrEmpty(part)));

    private static string Position(PlacePosition position) =>
        string.Create(System.Globalization.CultureInfo.GetCultureInfo("fr-FR"), $"latitude {position.Latitude:0.#####}, longitude {position.Longitude:0.#####}");

    private static string Workspace(Workspace space) => string.Join(", ", new[]
    {
        space.Count is > 1 ? $"{space.Count} × {space.Name}" : space.Name,
        space.Capacity is { } capacity ? French.Count(capacity, "place", "places") : null,
        space.SurfaceM2 is { } surface ? $"{French.Number(surface)}\u00a0m²" : null, space.Note,
    }.Where(part => !string.IsNullOrEmpty(part)));
}
