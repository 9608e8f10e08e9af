namespace TiersLieux.Domain.Search;

/// <summary>A search that found nothing, counted by day: no visitor, no address, nothing that looks like an e-mail or a phone number.</summary>
public sealed class SearchMiss
{
    public int Id { get; private set; }
    public required DateOnly Day { get; init; }

    /// <summary>Words asked, cleaned and shortened to 100 characters.</summary>
    public required string Words { get; init; }

    /// <summary>Where it was asked, same cleaning.</summary>
    public required string Where { get; init; }

    public required int Count { get; set; }
}
