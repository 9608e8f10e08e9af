namespace TiersLieux.Import.People;

/// <summary>A change that cannot be made; the message says why, in French, to the person who asked.</summary>
public sealed class PlaceChangeException(string message) : Exception(message);
