namespace TiersLieux.Import.Territories;

/// <summary>Follows past commune codes, through mergers of mergers, to a commune of today.</summary>
public static class FormerCodes
{
    /// <param name="isCurrent">Whether a code is a commune of today.</param>
    /// <param name="successors">Sources in order of trust; each gives the code that follows a past one.</param>
    /// <returns>Past code to current code, for every past code that leads somewhere.</returns>
    public static IReadOnlyDictionary<string, string> Resolve(Func<string, bool> isCurrent, params IReadOnlyDictionary<string, string>[] successors)
    {
        var resolved = new Dictionary<string, string>();
        foreach (var code in successors.SelectMany(source => source.Keys).Where(code => !isCurrent(code)))
        {
            if (!resolved.ContainsKey(code) && Follow(code, isCurrent, successors) is { } current)
            {
                resolved.Add(code, current);
            }
        }

        return resolved;
    }

    private static string? Follow(string code, Func<string, bool> isCurrent, IReadOnlyDictionary<string, string>[] successors)
    {
        // Codes were exchanged and given back over the years: a chain may turn in circles.
        var passed = new HashSet<string>();
        while (passed.Add(code))
        {
            if (isCurrent(code))
            {
                return code;
            }

            code = successors.Select(source => source.GetValueOrDefault(code)).FirstOrDefault(next => next is not null) ?? code;
        }

        return null;
    }
}
