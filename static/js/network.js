/* A page of the public or of a beneficiary, where the network goes and comes. What was pressed without a
   network stays on the page, as it was typed, and goes its way once when the network is back; the page
   that says "no network" tries its own address again. Nothing is written down: a page that is closed
   has forgotten. Without this script a form is sent as ever. */
(function () {
  "use strict";
  var doc = document, script = doc.currentScript;
  var isNoNetwork = Boolean(doc.querySelector("[data-no-network]")); // the page that the worker keeps
  var box = isNoNetwork ? null : doc.querySelector("[data-held]");
  var FIRST_WAIT = 2000, LONGEST_WAIT = 30000;
  var goOn = null, timer = null, tries = 0, underWay = null;

  /* Waiting ---------------------------------------------------------------------------------- */
  function later() {
    clearTimeout(timer);
    timer = setTimeout(look, Math.min(LONGEST_WAIT, FIRST_WAIT * Math.pow(2, tries)));
    tries += 1;
  }
  /* Whether the portal answers: asked for nothing of anybody's, and without cookies. */
  function look() {
    if (!goOn) { return; }
    clearTimeout(timer);
    if (navigator.onLine === false) { later(); return; }
    fetch(script.dataset.asks, { method: "HEAD", cache: "no-store", credentials: "omit" }).then(function (answer) {
      if (answer.status >= 500) { later(); return; }
      var go = goOn;
      goOn = null;
      if (box) { box.hidden = true; }
      if (go) { go(); }
    }, later);
  }
  function lookAtOnce() { tries = 0; look(); }
  addEventListener("online", lookAtOnce);
  doc.addEventListener("visibilitychange", function () { if (!doc.hidden) { lookAtOnce(); } });
  function hold(go, isForm) {
    goOn = go;
    tries = 0;
    if (box) {
      box.querySelector("[data-of-form]").hidden = !isForm;
      box.querySelector("[data-of-link]").hidden = isForm;
      box.hidden = false;
    }
    later();
  }

  if (isNoNetwork) {
    hold(function () { location.reload(); }, false);
    return;
  }

  /* What is pressed ---------------------------------------------------------------------------- */
  function send(form, button) {
    hold(function () {
      if (form.requestSubmit) { form.requestSubmit(button); } else { form.submit(); }
    }, true);
  }
  doc.addEventListener("submit", function (event) {
    if (navigator.onLine !== false || event.target.method === "dialog") { return; }
    event.preventDefault();
    event.stopPropagation();
    send(event.target, event.submitter);
  }, true);
  doc.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (navigator.onLine !== false || !link || event.defaultPrevented) { return; }
    if (event.ctrlKey || event.metaKey || event.shiftKey || link.target || link.getAttribute("href")[0] === "#") { return; }
    if (link.origin !== location.origin) { return; } // a telephone number needs no network
    event.preventDefault();
    hold(function () { location.assign(link.href); }, false);
  });

  /* Where the browser thinks that there is a network and there is none, the worker says what was not
     sent. Only the page that sent it answers. */
  function addressOf(form, button) {
    var own = button && button.getAttribute("formaction") || form.getAttribute("action") || location.href;
    return new URL(own, location.href).href.split("#")[0];
  }
  doc.addEventListener("submit", function (event) {
    if (event.defaultPrevented || event.target.method !== "post") { return; }
    underWay = { form: event.target, button: event.submitter, to: addressOf(event.target, event.submitter) };
  });
  addEventListener("pageshow", function (event) { if (event.persisted) { underWay = null; } });
  if (!navigator.serviceWorker) { return; }
  navigator.serviceWorker.addEventListener("message", function (event) {
    var sent = underWay;
    if (!sent || !event.data || event.data.unsent.split("#")[0] !== sent.to) { return; }
    underWay = null;
    event.ports[0].postMessage("mine");
    sent.form.dispatchEvent(new CustomEvent("sanad:stays", { bubbles: true }));
    send(sent.form, sent.button);
  });
  addEventListener("load", function () {
    if (script.dataset.worker) {
      navigator.serviceWorker.register(script.dataset.worker, { scope: "/" }).catch(function () { /* refused: as without */ });
    }
  });
})();
