// Before anything is drawn: the colours chosen in the settings, so that the page does not flash.
{
  let theme = "";
  try {
    theme = localStorage.getItem("l10n-theme") || "";
  } catch {
    // Storage may be forbidden: then the system decides.
  }
  if (theme) document.documentElement.dataset.theme = theme;
}
