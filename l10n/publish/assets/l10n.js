// Hides and shows the highlighting of passages that nobody has reviewed. Nothing else.
(function () {
  "use strict";
  document.querySelectorAll("button.l10n-toggle").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      document.documentElement.classList.toggle("l10n-quiet", !on);
    });
  });
})();
