namespace TiersLieux.Import.Territories;

/// <summary>What a load did, for the operator.</summary>
/// <param name="IsUnchanged">True when every file had been loaded already: nothing was written.</param>
/// <param name="Files">One per file read; empty when nothing changed.</param>
/// <param name="Notices">French: what is missing, what visitors lose by it, what to do.</param>
public sealed record LoadReport(bool IsUnchanged, IReadOnlyList<FileReading> Files, IReadOnlyList<string> Notices);
