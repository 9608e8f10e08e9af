namespace TiersLieux.Data.Places;

/// <param name="Places">Published places with hours.</param>
/// <param name="Unreadable">Those whose hours cannot be read: they are shown as text and never « open now ».</param>
/// <param name="Periods">Periods of the window.</param>
/// <param name="Changed">Rows added, corrected or removed.</param>
public sealed record OpenPeriodsReport(int Places, int Unreadable, int Periods, int Changed);
