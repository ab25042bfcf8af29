// What if the server does not answer?  A page that was filled in stays as it is, says so, and can be sent again.
// Without this file forms are posted by the browser itself; nothing else changes.
(() => {
  "use strict";
  const words = {
    zh: { unsaved: "未保存，内容还在页面上。", wait: (n) => `${n} 秒后自动重试`, again: "再试一次", sending: "正在发送…", large: "没有保存：内容或者文件太大。请缩短或者压缩后再试，填写的内容还在页面上。" },
    en: { unsaved: "Not saved; what you typed is still on the page.", wait: (n) => `Next try in ${n} s`, again: "Try again", sending: "Sending…", large: "Not saved: the text or the files are too large. Shorten them and try again; what you typed is still here." },
  };
  const say = () => words[document.documentElement.lang.startsWith("en") ? "en" : "zh"];
  const WAITS = [3, 6, 12, 30];
  let busy = false;
  let timer = 0;

  function banner() {
    let bar = document.querySelector(".unsaved");
    if (!bar) {
      bar = document.createElement("div");
      bar.className = "unsaved";
      bar.setAttribute("role", "alert");
      document.body.append(bar);
    }
    return bar;
  }

  function forget() {
    clearInterval(timer);
    document.querySelector(".unsaved")?.remove();
  }

  function failed(form, submitter, attempt) {
    busy = false;
    mark(form, false);
    clearInterval(timer);
    const bar = banner();
    const text = document.createElement("span");
    const count = document.createElement("span");
    const button = document.createElement("button");
    let left = WAITS[Math.min(attempt, WAITS.length - 1)];
    text.textContent = say().unsaved;
    count.className = "small";
    count.setAttribute("aria-hidden", "true");
    count.textContent = say().wait(left);
    button.type = "button";
    button.className = "button";
    button.textContent = say().again;
    button.addEventListener("click", () => send(form, submitter, attempt + 1));
    bar.replaceChildren(text, count, button);
    timer = setInterval(() => {
      left -= 1;
      count.textContent = say().wait(left);
      if (left <= 0) send(form, submitter, attempt + 1);
    }, 1000);
  }

  function tooLarge(form) {
    busy = false;
    mark(form, false);
    banner().textContent = say().large;
  }

  function mark(form, sending) {
    for (const button of form.querySelectorAll("button[type=submit]")) {
      if (sending) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  }

  function send(form, submitter, attempt) {
    if (busy) return;
    busy = true;
    clearInterval(timer);
    mark(form, true);
    const data = new FormData(form);
    if (submitter?.name) data.append(submitter.name, submitter.value);
    const request = new XMLHttpRequest();
    const address = new URL(submitter?.getAttribute("formaction") || form.getAttribute("action") || location.href, location.href);
    request.open("POST", address);
    request.timeout = 60000;
    const several = form.enctype === "multipart/form-data";
    if (several) showProgress(form, request);
    request.addEventListener("load", () => {
      if (request.status === 413) tooLarge(form);
      else if (request.status >= 500 || request.status === 0) failed(form, submitter, attempt);
      else answered(request, address);
    });
    request.addEventListener("error", () => failed(form, submitter, attempt));
    request.addEventListener("timeout", () => failed(form, submitter, attempt));
    request.send(several ? data : new URLSearchParams(data));
  }

  function showProgress(form, request) {
    if (![...form.querySelectorAll("input[type=file]")].some((input) => input.files.length)) return;
    let bar = form.querySelector("progress");
    if (!bar) {
      bar = document.createElement("progress");
      bar.setAttribute("aria-label", say().sending);
      form.append(bar);
    }
    bar.max = 1;
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
    });
  }

  function answered(request, address) {
    forget();
    const arrived = new URL(request.responseURL || address, location.href);
    if (arrived.pathname + arrived.search !== address.pathname + address.search) {
      if (arrived.pathname + arrived.search === location.pathname + location.search) location.reload();
      else location.assign(arrived);
      return;
    }
    busy = false;
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    document.documentElement.lang = page.documentElement.lang;
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    const wanted = document.body.dataset.focus && document.getElementById(document.body.dataset.focus);
    const target = wanted || document.querySelector(".error-summary, [role=alert]") || document.querySelector("main");
    target.focus({ preventScroll: true });
    if (wanted) wanted.scrollIntoView({ block: "center" });
    else scrollTo(0, 0);
    document.dispatchEvent(new CustomEvent("page:shown"));
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-plain")) return;
    event.preventDefault();
    send(form, event.submitter, 0);
  });

  document.addEventListener("DOMContentLoaded", () => {
    const wanted = document.body.dataset.focus && document.getElementById(document.body.dataset.focus);
    (wanted || document.querySelector(".error-summary"))?.focus();
  });
})();
