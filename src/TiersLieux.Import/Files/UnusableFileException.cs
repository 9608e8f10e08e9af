namespace TiersLieux.Import.Files;

/// <summary>A file that cannot be read as a whole; the message, in French, is shown in the report and the other files go on.</summary>
public sealed class UnusableFileException(string message) : Exception(message);
