/** maplibre's own words, in French. */
export const frenchStrings: Record<string, string> = {
  "AttributionControl.ToggleAttribution": "Afficher ou masquer les sources de la carte",
  "Map.Title": "Carte des lieux : flèches pour se déplacer, plus et moins pour zoomer. La liste dit la même chose.",
  "NavigationControl.ZoomIn": "Zoomer",
  "NavigationControl.ZoomOut": "Dézoomer",
  "NavigationControl.ResetBearing": "Remettre le nord en haut",
  "Popup.Close": "Fermer",
  "ScaleControl.Meters": "m",
  "ScaleControl.Kilometers": "km",
  "CooperativeGesturesHandler.WindowsHelpText": "Ctrl + molette pour zoomer sur la carte",
  "CooperativeGesturesHandler.MacHelpText": "⌘ + molette pour zoomer sur la carte",
  "CooperativeGesturesHandler.MobileHelpText": "Deux doigts pour déplacer la carte",
};
