// Which questions follow from this answer?  The server alone decides; without this file the next page asks them.
// Questions that stay keep what is typed in them, whatever the answer of the server still knew.
(() => {
  "use strict";
  let asked = 0;

  document.addEventListener("change", async (event) => {
    const form = event.target.form;
    if (!form?.dataset.questions || !event.target.closest(".field[data-refresh]")) return;
    const turn = ++asked;
    try {
      const answer = await fetch(form.dataset.questions, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (!answer.ok || turn !== asked) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      merge(form.querySelector("#fields"), page.body);
    } catch {
      // not reached: the next page asks what is missing
    }
  });

  const key = (node) => node.dataset?.field || node.id || node.name || "";

  function merge(old, fresh) {
    const kept = new Map([...old.children].filter(key).map((node) => [key(node), node]));
    const next = [...fresh.children].map((node) => {
      const before = key(node) && kept.get(key(node));
      if (!before || before.tagName !== node.tagName) return document.adoptNode(node);
      if (before.matches(".field--computed, input[type=hidden], .group__add")) return document.adoptNode(node);
      if (before.matches(".group, .group-row")) merge(before, node);
      else rename(before, node);
      return before;
    });
    for (const node of [...old.children]) if (!next.includes(node)) node.remove();
    next.forEach((node, place) => {
      if (old.children[place] !== node) old.insertBefore(node, old.children[place] || null);
    });
  }

  function rename(before, node) {
    const label = before.querySelector(".label");
    const fresh = node.querySelector(".label");
    if (label && fresh && label.innerHTML !== fresh.innerHTML) label.innerHTML = fresh.innerHTML;
  }
})();
