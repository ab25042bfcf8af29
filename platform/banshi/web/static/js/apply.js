// Which questions follow from this answer?  Asked of the server, which alone decides; without this the next page asks them.
(() => {
  "use strict";
  document.addEventListener("change", (event) => {
    const field = event.target.closest("[data-refresh]");
    const form = field && event.target.form;
    const address = form && form.dataset.refresh;
    if (!address || !window.htmx) return;
    window.htmx.ajax("POST", address, { source: form, target: "#fields", swap: "innerHTML" });
  });
})();
