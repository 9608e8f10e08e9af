namespace TiersLieux.Domain.Provenance;

/// <summary>Second layer: what a person said of one field. Wins over every source until it is withdrawn.</summary>
public sealed class PlaceEdit
{
    public int Id { get; private set; }
    public required int PlaceId { get; init; }

    /// <summary>Name of a property of <see cref="Places.PlaceFacts"/> in camelCase.</summary>
    public required string Field { get; init; }

    /// <summary>JSON value of the field; JSON null clears it.</summary>
    public required string Value { get; init; }

    /// <summary>Role shown to the public (« équipe de l’annuaire »), never a name.</summary>
    public required string AuthorRole { get; init; }

    /// <summary>Never shown to the public.</summary>
    public int? AccountId { get; init; }

    public int? ProposalId { get; init; }
    public required DateTimeOffset SaidAt { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }
}
