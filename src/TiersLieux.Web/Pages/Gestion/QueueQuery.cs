using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using TiersLieux.Data.Contributions;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Web.Pages.Gestion;

/// <summary>The queue's search, in the query string: <c>nature, ou, commune…, programme, reseau, attribution, etat, age, apres</c>.</summary>
public sealed record QueueQuery
{
    public const string Mine = "moi";
    public const string Nobody = "personne";
    public const string Asked = "question";

    /// <summary>Days of the filter on age.</summary>
    public static readonly IReadOnlyList<int> Ages = [7, 30, 90];

    public ProposalKind? Kind { get; init; }
    public string? Where { get; init; }
    public (TerritoryKind Kind, string Code)? Territory { get; init; }
    public string? Programme { get; init; }
    public string? Network { get; init; }
    public string? Assignment { get; init; }
    public bool IsAsked { get; init; }
    public int? OlderThanDays { get; init; }
    public QueueCursor? After { get; init; }

    public bool HasFilters => this with { After = null } != new QueueQuery();

    /// <returns>What could be read, and a French sentence for each value that could not.</returns>
    public static (QueueQuery Query, IReadOnlyList<string> Problems) Read(IQueryCollection values)
    {
        var problems = new List<string>();
        string? Text(string name) => values[name].ToString().Trim() is { Length: > 0 } text ? text : null;
        T? Known<T>(string name, Func<string, T?> read)
        {
            if (Text(name) is not { } text)
            {
                return default;
            }

            var value = read(text);
            if (value is null)
            {
                problems.Add($"Le filtre « {name} » ne connaît pas « {(text.Length > 40 ? text[..40] + "…" : text)} ».");
            }

            return value;
        }

        var query = new QueueQuery
        {
            Kind = Known("nature", ProposalWords.ParseKind),
            Where = Text("ou"),
            Territory = TerritoryKindWords.All.Select(words => Text(words.Parameter) is { } code ? ((TerritoryKind, string)?)(words.Kind, code) : null).FirstOrDefault(found => found is not null),
            Programme = Text("programme"),
            Network = Text("reseau"),
            Assignment = Known("attribution", text => text is Mine or Nobody ? text : null),
            IsAsked = Known("etat", text => text == Asked ? text : null) is not null,
            OlderThanDays = Known<int?>("age", text => int.TryParse(text, CultureInfo.InvariantCulture, out var days) && Ages.Contains(days) ? days : null),
            After = Known("apres", Cursor),
        };
        return (query, problems);
    }

    /// <summary>« ?nature=correction&amp;… », empty for the whole queue.</summary>
    public string ToQueryString()
    {
        var builder = new QueryBuilder();
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                builder.Add(name, value);
            }
        }

        Add("nature", Kind?.Code());
        Add("ou", Where);
        if (Territory is { } territory)
        {
            Add(TerritoryKindWords.Of(territory.Kind).Parameter, territory.Code);
        }

        Add("programme", Programme);
        Add("reseau", Network);
        Add("attribution", Assignment);
        Add("etat", IsAsked ? Asked : null);
        Add("age", OlderThanDays?.ToString(CultureInfo.InvariantCulture));
        Add("apres", After is null ? null : string.Create(CultureInfo.InvariantCulture, $"{After.SubmittedAt.UtcTicks}-{After.Id}"));
        return builder.ToString();
    }

    private static QueueCursor? Cursor(string text) =>
        text.Split('-') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTimeOffset.MaxValue.UtcTicks && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? new QueueCursor(new DateTimeOffset(at, TimeSpan.Zero), last) : null;
}
