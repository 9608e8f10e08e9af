namespace TiersLieux.Import.People.Decisions;

/// <summary>
/// Somebody else changed or decided the item since it was shown: nothing was written. The message says, in French, to the person who
/// decides second, what the first one did.
/// </summary>
public sealed class DecidedMeanwhileException(string message) : Exception(message);
