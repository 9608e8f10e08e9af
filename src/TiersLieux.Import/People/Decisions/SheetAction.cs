namespace TiersLieux.Import.People.Decisions;

/// <summary>What a curator does to the sheet that a report or a reminder is about.</summary>
public enum SheetAction
{
    /// <summary>Nothing, or it was corrected by hand.</summary>
    Nothing = 1,

    /// <summary>The place is marked as closed; its sheet stays.</summary>
    MarkClosed = 2,

    /// <summary>The sheet is taken off the directory.</summary>
    Withdraw = 3,

    /// <summary>« Toujours à jour ».</summary>
    Confirm = 4,
}
