using System.Globalization;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>Facts of a place in French.</summary>
public static class FactsDisplay
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("fr-FR");

    private static readonly Dictionary<string, string> LinkKinds = new(StringComparer.Ordinal)
    {
        ["facebook"] = "Facebook", ["twitter"] = "Twitter (X)", ["linkedin"] = "LinkedIn", ["instagram"] = "Instagram", ["mastodon"] = "Mastodon",
        ["video"] = "Vidéo", ["document"] = "Document",
    };

    /// <param name="date"><c>2014</c>, <c>2014-05</c> or <c>2014-05-01</c>; anything else comes back as it is.</param>
    public static string When(string date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? French.Date(day)
        : DateOnly.TryParseExact(date, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month.ToString("MMMM yyyy", Culture)
        : date;

    public static string Equipment(EquipmentItem item)
    {
        var term = EquipmentKinds.All.Find(item.Kind);
        var name = item.Count is > 1 ? $"{item.Count} {Uncapital(term?.Plural ?? item.Kind)}" : term?.Label ?? item.Kind;
        return item.Note is null ? name : $"{name} ({Uncapital(item.Note)})";
    }

    // « imprimantes 3D », and « FDM » stays.
    private static string Uncapital(string text) =>
        text.Length > 1 && char.IsLower(text[1]) ? char.ToLower(text[0], Culture) + text[1..] : text;

    /// <summary>« 125 à 190 € HT », « gratuit ».</summary>
    public static string Price(Rate rate)
    {
        if (rate is { Amount: 0, MaximumAmount: null })
        {
            return "gratuit";
        }

        var amount = rate.MaximumAmount is { } maximum ? $"{French.Number(rate.Amount)} à {French.Number(maximum)}" : French.Number(rate.Amount);
        return $"{amount}\u00a0€{rate.TaxIncluded switch { true => " TTC", false => " HT", null => "" }}";
    }

    public static string Value(Figure figure) => figure.MaximumValue is { } maximum
        ? $"{French.Number(figure.Value)} à {French.Number(maximum)}\u00a0{figure.Unit}"
        : $"{French.Number(figure.Value)}\u00a0{figure.Unit}";

    /// <summary>« SCIC Exemple (association) »; a form that has brackets of its own follows a comma.</summary>
    public static string Operator(OperatorFacts holder) => holder.Name
        + holder.LegalForm switch { null => "", var form when form.Contains('(', StringComparison.Ordinal) => $", {form}", var form => $" ({form})" }
        + (holder.Siret is null ? "" : $", SIRET {holder.Siret}");

    public static string LinkKind(string kind) => LinkKinds.GetValueOrDefault(kind, "Lien");

    /// <summary>The part of an address worth reading: host and path, without « www. ».</summary>
    public static string Host(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return url;
        }

        var text = (uri.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? uri.IdnHost[4..] : uri.IdnHost) + uri.AbsolutePath.TrimEnd('/');
        return text.Length <= 40 ? text : text[..39] + "…";
    }

    /// <summary>One line for the fields that share a source, a date and a document.</summary>
    public static IEnumerable<(string Fields, string Source, string Date, string Licence)> Provenance(
        IReadOnlyDictionary<string, FieldOrigin> origins, IReadOnlyDictionary<string, DataSource> sources) =>
        origins.OrderBy(pair => FieldNames.Rank(pair.Key)).GroupBy(pair => pair.Value).Select(group =>
        {
            var origin = group.Key;
            var fields = French.Capital(string.Join(", ", group.Select(pair => FieldNames.Of(pair.Key).ToLower(Culture))));
            var source = sources.GetValueOrDefault(origin.Source);
            var said = origin.Document is null
                ? source is null ? $"Contribution ({origin.Where})" : $"{source.Name} ({source.Producer})"
                : French.Unbroken($"{(origin.Document.Contains('«', StringComparison.Ordinal) ? origin.Document : $"« {origin.Document} »")}, {origin.Where}");
            return (fields, said, source is null || origin.Document is not null ? French.Date(origin.AsOf) : source.Vintage, source?.Licence ?? "Licence Ouverte 2.0");
        });
}
