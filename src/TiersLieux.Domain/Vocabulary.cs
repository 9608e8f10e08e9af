namespace TiersLieux.Domain;

/// <summary>One entry of a closed list: the code kept in the database and in URLs, and the words a visitor reads.</summary>
/// <param name="Code">Stable, lower-case, hyphenated; never shown.</param>
/// <param name="Label">French, singular, as shown on a sheet.</param>
/// <param name="Plural">French, plural, as shown on a filter.</param>
/// <param name="Definition">One plain French sentence for a reader who meets the word for the first time.</param>
public sealed record Term(string Code, string Label, string Plural, string? Definition = null);

/// <summary>A closed list of <see cref="Term"/>: the one place where codes meet their French words.</summary>
public sealed class Vocabulary(string name, params Term[] terms)
{
    private readonly Dictionary<string, Term> byCode = terms.ToDictionary(term => term.Code, StringComparer.Ordinal);

    /// <summary>What the list names, in French, for messages (« type de lieu »).</summary>
    public string Name { get; } = name;

    public IReadOnlyList<Term> Terms { get; } = terms;

    public Term? Find(string? code) => code is not null && byCode.TryGetValue(code, out var term) ? term : null;

    public bool Knows(string code) => byCode.ContainsKey(code);

    /// <summary>The French label of <paramref name="code"/>, or the code itself when an older file holds one the list has lost.</summary>
    public string Label(string code) => Find(code)?.Label ?? code;
}
