using TiersLieux.Domain.Sheets;

namespace TiersLieux.Domain.Programmes;

public enum CallState
{
    Open = 1,
    Coming = 2,

    /// <summary>Its dates are not known.</summary>
    Unknown = 3,
    Closed = 4,
}

/// <summary>Where a call for projects stands on a day.</summary>
public static class ProgrammeCalls
{
    /// <summary>Open on its first and last days included; a month or a year lasts to its end.</summary>
    public static CallState State(this ProgrammeCall call, DateOnly today) => (SheetDays.First(call.OpensOn), SheetDays.Last(call.ClosesOn)) switch
    {
        (_, { } closes) when closes < today => CallState.Closed,
        ({ } opens, _) when opens > today => CallState.Coming,
        (null, null) => CallState.Unknown,
        _ => CallState.Open,
    };
}
