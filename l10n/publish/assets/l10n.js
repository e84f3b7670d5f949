// What readers can do on a page: hide and show the marks, change the language, report a passage. No dependency, no address of its own.
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

  // The list of languages is links in a details element and works without us; arrows, Escape and a click elsewhere are what menus have.
  customElements.define("l10n-languages", class extends HTMLElement {
    connectedCallback() {
      var details = this.querySelector("details");
      if (!details) return;
      var summary = details.querySelector("summary");
      var links = Array.from(details.querySelectorAll("a"));
      this.addEventListener("keydown", function (event) {
        var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (event.key === "Escape" && details.open) {
          details.open = false;
          summary.focus();
        } else if (step) {
          event.preventDefault();
          details.open = true;
          var at = links.indexOf(document.activeElement);
          links[at < 0 ? (step > 0 ? 0 : links.length - 1) : (at + step + links.length) % links.length].focus();
        }
      });
      document.addEventListener("click", (event) => { if (!this.contains(event.target)) details.open = false; });
    }
  });

  customElements.define("l10n-report", class extends HTMLElement {
    connectedCallback() {
      var data = this.dataset;
      var dialog = this.querySelector("dialog");
      var form = dialog.querySelector("form");
      var status = this.querySelector("[role=status]");
      var list = form.elements.unit;
      var passages = new Map();
      document.querySelectorAll("[data-l10n-unit]").forEach(function (mark) {
        var unit = mark.dataset.l10nUnit;
        if (!passages.has(unit)) {
          passages.set(unit, mark);
          // As text: what stands on a page is never taken for markup.
          var text = mark.textContent.trim();
          list.add(new Option(text.length > 80 ? text.slice(0, 79) + "…" : text, unit));
        }
      });
      if (!passages.size) return;
      this.hidden = false;
      this.querySelector("button").addEventListener("click", function () { status.textContent = ""; dialog.showModal(); });
      form.querySelector(".l10n-cancel").addEventListener("click", function () { dialog.close(); });
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        var body = new URLSearchParams({ language: data.language, article: data.article, unit: list.value, text: form.elements.text.value });
        fetch(data.url, { method: "POST", body: body, credentials: "omit", referrerPolicy: "no-referrer" }).then(function (answer) {
          if (!answer.ok) throw new Error(answer.status);
          form.reset();
          status.textContent = data.sent;
        }).catch(function () { status.textContent = data.failed; }).finally(function () { dialog.close(); });
      });
    }
  });
})();
