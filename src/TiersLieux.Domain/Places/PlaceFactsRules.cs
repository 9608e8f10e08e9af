using System.Text.RegularExpressions;

namespace TiersLieux.Domain.Places;

/// <summary>What facts must respect whoever says them: codes of the closed lists, absolute addresses, positions on the Earth, lengths.</summary>
public static partial class PlaceFactsRules
{
    public const int MaximumDescription = 10_000;

    /// <summary>Lines of a list: workspaces, rates, links…</summary>
    public const int MaximumItems = 50;

    /// <summary>Letters of any other text: a name, a label, a note.</summary>
    public const int MaximumText = 500;

    /// <returns>One French sentence per problem, each naming the field; empty when the facts can be published.</returns>
    public static IReadOnlyList<string> Problems(PlaceFacts facts)
    {
        var problems = new List<string>();
        Codes("kinds", facts.Kinds, PlaceKinds.All);
        Codes("services", facts.Services, PlaceServices.All);
        Codes("publics", facts.Publics, Publics.All);
        Codes("accessibility", facts.Accessibility, Accessibilities.All);
        Codes("equipment", facts.Equipment?.Select(item => item.Kind), EquipmentKinds.All);
        Codes("rates", facts.Rates?.Select(rate => rate.Unit), RateUnits.All);
        Check("name", facts.Name is null or { Length: > 0 and <= 200 }, "de 1 à 200 caractères");
        Check("summary", facts.Summary is null or { Length: <= 300 }, "300 caractères au plus");
        Check("description", facts.Description is null or { Length: <= MaximumDescription }, $"{MaximumDescription} caractères au plus");
        Lengths("address", facts.Address is { } place ? [place.Street, place.PostalCode, place.Locality] : []);
        Lengths("operator", facts.Operator is { } holder ? [holder.Name, holder.LegalForm, holder.Siret, holder.Rna] : []);
        Lengths("email", [facts.Email]);
        Lengths("website", [facts.Website]);
        Lengths("openingHoursNote", [facts.OpeningHoursNote]);
        Items("links", facts.Links, link => [link.Kind, link.Url]);
        Items("workspaces", facts.Workspaces, space => [space.Name, space.Note]);
        Items("rates", facts.Rates, rate => [rate.Label, rate.Audience, rate.Note]);
        Items("equipment", facts.Equipment, item => [item.Note]);
        Items("figures", facts.Figures, figure => [figure.Label, figure.Unit, figure.Note]);
        Check("openingHours", facts.OpeningHours is null or { Length: <= Hours.OpeningHours.MaxLength }, $"{Hours.OpeningHours.MaxLength} caractères au plus");
        Check("openedOn", facts.OpenedOn is null || Day().IsMatch(facts.OpenedOn), "année, mois ou jour : 2014, 2014-05 ou 2014-05-01");
        Check("closedOn", facts.ClosedOn is null || Day().IsMatch(facts.ClosedOn), "année, mois ou jour : 2014, 2014-05 ou 2014-05-01");
        Check("website", facts.Website is null || IsWebAddress(facts.Website), "adresse commençant par http:// ou https://");
        Check("links", facts.Links?.All(link => IsWebAddress(link.Url)) != false, "adresses commençant par http:// ou https://");
        Check("email", facts.Email is null || Email().IsMatch(facts.Email), "adresse électronique");
        Check("phone", facts.Phone is null || Phone().IsMatch(facts.Phone), "numéro de téléphone");
        Check("address", facts.Address is null || Country().IsMatch(facts.Address.Country), "pays en deux lettres majuscules");
        Check("address", facts.Address is null or { Country: "FR" } or { CommuneCode: null }, "pas de code de commune à l’étranger");
        Check("rates", facts.Rates?.All(rate => rate.Amount >= 0) != false, "montants positifs ou nuls");
        Check("position", facts.Position is not { } position || (Math.Abs(position.Latitude) <= 90 && Math.Abs(position.Longitude) <= 180),
            "latitude entre −90 et 90, longitude entre −180 et 180");
        return problems;

        void Codes(string field, IEnumerable<string>? codes, Vocabulary vocabulary) => problems.AddRange(
            (codes ?? []).Where(code => code is null || !vocabulary.Knows(code)).Select(code => $"{field} : {vocabulary.Name} inconnu « {code} »."));

        void Items<T>(string field, IReadOnlyList<T>? items, Func<T, string?[]> texts)
        {
            Check(field, items is null or { Count: <= MaximumItems }, $"{MaximumItems} lignes au plus");
            Lengths(field, (items ?? []).Take(MaximumItems).SelectMany(texts));
        }

        void Lengths(string field, IEnumerable<string?> texts) =>
            Check(field, texts.All(text => text is null or { Length: <= MaximumText }), $"{MaximumText} caractères au plus");

        void Check(string field, bool respected, string expected)
        {
            if (!respected)
            {
                problems.Add($"{field} : {expected}.");
            }
        }
    }

    /// <summary>Absolute http or https address with a host that has a dot.</summary>
    public static bool IsWebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && Host().IsMatch(address.IdnHost);

    /// <summary>A year, a month or a day: <c>2014</c>, <c>2014-05</c> or <c>2014-05-01</c>.</summary>
    public static bool IsDay(string text) => Day().IsMatch(text);

    [GeneratedRegex(@"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
    private static partial Regex Day();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex Email();

    [GeneratedRegex(@"^\+?\d[\d .()\-]{1,20}\d$")]
    private static partial Regex Phone();

    [GeneratedRegex("^[A-Z]{2}$")]
    private static partial Regex Country();

    [GeneratedRegex(@"^([\w-]+\.)+(xn--[\w-]+|[a-z]{2,})$", RegexOptions.IgnoreCase)]
    private static partial Regex Host();
}
