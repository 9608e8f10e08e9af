using TiersLieux.Data.Events;

namespace TiersLieux.Web.Pages.RendezVous;

/// <summary>One line of an agenda, drawn by the partial <c>_AgendaItem</c>.</summary>
/// <param name="WithDay">Its day is not already in a heading.</param>
public sealed record AgendaItem(AgendaRow Row, bool WithDay);
