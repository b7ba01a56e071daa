/* Small helps on top of pages that work without them. Each part says what it adds. */
(function () {
  "use strict";
  var doc = document, root = doc.documentElement;
  root.classList.add("has-js");

  function each(selector, act, within) {
    Array.prototype.forEach.call((within || doc).querySelectorAll(selector), act);
  }
  function keep(name, value) {
    try {
      if (value === undefined) { return localStorage.getItem(name); }
      localStorage.setItem(name, value);
    } catch (refused) { /* private mode: the choice lasts for this page */ }
    return null;
  }

  /* Theme: a button that turns it and remembers. */
  function isDark() { return root.getAttribute("data-bs-theme") === "dark"; }
  each("[data-theme-toggle]", function (button) {
    button.hidden = false;
    button.setAttribute("aria-pressed", isDark());
    button.addEventListener("click", function () {
      var theme = isDark() ? "light" : "dark";
      root.setAttribute("data-bs-theme", theme);
      keep("sanad-theme", theme);
      each("[data-theme-toggle]", function (b) { b.setAttribute("aria-pressed", isDark()); });
    });
  });

  /* Printing and going back have no meaning without a script, so their buttons come with it. */
  each("[data-print]", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { print(); });
  });
  each("[data-back]", function (button) {
    button.hidden = history.length < 2;
    button.addEventListener("click", function () { history.back(); });
  });

  /* A form is sent once: its button rests while the request is under way, and no longer. */
  var RESTS_AT_MOST = 15000, AFTER_A_DOWNLOAD = 2000;
  function rest(form, button) {
    form.setAttribute("aria-busy", "true");
    if (!button) { return; }
    // After this turn, so that the button's own name and value are sent with the form.
    setTimeout(function () {
      if (form.getAttribute("aria-busy") !== "true") { return; }
      button.disabled = true;
      button.setAttribute("data-rests", "");
    }, 0);
    // A download answers without leaving the page.
    var isDownload = button.hasAttribute("data-download");
    setTimeout(function () { wake(form); }, isDownload ? AFTER_A_DOWNLOAD : RESTS_AT_MOST);
  }
  function wake(form) {
    form.removeAttribute("aria-busy");
    each("[data-rests]", function (button) {
      if (button.form === form) { button.disabled = false; button.removeAttribute("data-rests"); }
    });
  }
  doc.addEventListener("submit", function (event) {
    var form = event.target;
    if (event.defaultPrevented || form.method !== "post") { return; }
    if (form.getAttribute("aria-busy") === "true") { event.preventDefault(); return; }
    rest(form, event.submitter);
  });
  addEventListener("pageshow", function () { each("form[aria-busy]", wake); });
  doc.addEventListener("sanad:stays", function (event) { wake(event.target); }); // not sent: network.js
  doc.addEventListener("htmx:afterRequest", function (event) {
    var form = event.target.closest && event.target.closest("form");
    if (form) { wake(form); }
  });

  /* What is wrong is read first; on a new page without a fault, what was done. */
  function meetErrors(within) {
    var summary = (within || doc).querySelector(".s-errors");
    if (summary) { summary.focus(); }
    return Boolean(summary);
  }
  doc.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest(".s-errors a[href^='#']");
    var field = link && doc.getElementById(link.getAttribute("href").slice(1));
    if (!field) { return; }
    event.preventDefault();
    field.focus({ preventScroll: true });
    (field.closest(".s-field") || field).scrollIntoView({ block: "center" });
  });

  /* A chosen card looks chosen, also where the browser does not know :has(). */
  function markChoices(within) {
    each(".s-choice input, .s-faces input", function (input) {
      input.closest("label").classList.toggle("is-on", input.checked);
    }, within);
  }
  doc.addEventListener("change", function (event) {
    var input = event.target;
    if (input.matches("input[type=radio], input[type=checkbox]")) { markChoices(input.form || doc); }
    if (input.matches("input[type=file]")) { nameFile(input); }
  });

  /* The name and size of each chosen file, in the label that stands for the browser's button. */
  function nameFile(input) {
    var label = input.closest("[data-file]"), place = label && label.querySelector("[data-file-name]");
    if (!place) { return; }
    if (!place.hasAttribute("data-asks")) { place.setAttribute("data-asks", place.textContent); }
    var files = Array.prototype.slice.call(input.files || []);
    place.textContent = files.length ? "" : place.getAttribute("data-asks");
    label.classList.toggle("has-file", Boolean(files.length));
    files.forEach(function (file) {
      var name = doc.createElement("bdi");
      name.dir = "ltr";
      name.className = "num";
      name.textContent = file.name + " (" + Math.max(1, Math.round(file.size / 1024)).toLocaleString("en") + " KB)";
      if (place.firstChild) { place.appendChild(doc.createElement("br")); }
      place.appendChild(name);
    });
  }

  /* One key: / to search, J and K through the queue, N for the first new thing. They keep quiet
     in fields and can be switched off in the account's menu. Places, not letters: the Arabic
     keyboard has other letters on the same keys. */
  var MOVES = { KeyJ: 1, KeyK: -1 };
  function shortcutsOn() { return keep("sanad-shortcuts") !== "off"; }
  each("[data-shortcuts-switch]", function (label) {
    var box = label.querySelector("input");
    label.hidden = false;
    box.checked = shortcutsOn();
    showKeys();
    box.addEventListener("change", function () {
      keep("sanad-shortcuts", box.checked ? "on" : "off");
      showKeys();
    });
  });
  function showKeys() {
    each("kbd, .s-keys", function (hint) { hint.hidden = !shortcutsOn(); });
  }
  function isTyping(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }
  function step(by) {
    var links = Array.prototype.slice.call(doc.querySelectorAll(".s-queue tbody tr th a, [data-row] a[data-open]"));
    if (!links.length) { return false; }
    var row = doc.activeElement && doc.activeElement.closest("tr, [data-row]");
    var here = links.findIndex(function (link) { return row && row.contains(link); });
    var next = here < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(here + by, 0), links.length - 1);
    links[next].focus();
    return true;
  }
  doc.addEventListener("keydown", function (event) {
    if (!doc.body.hasAttribute("data-shortcuts") || !shortcutsOn()) { return; }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) { return; }
    if (isTyping(event.target)) { return; }
    var found = null;
    if (event.code === "Slash" || event.key === "/") { found = doc.querySelector("[data-key='/']"); }
    if (event.code === "KeyN") { found = doc.querySelector("[data-key='n']"); }
    if (event.code in MOVES) {
      if (step(MOVES[event.code])) { event.preventDefault(); }
      return;
    }
    if (!found) { return; }
    event.preventDefault();
    if (found.tagName === "INPUT") { found.focus(); found.select(); } else { found.click(); }
  });

  /* A month is chosen by its number too: digits typed soon after one another are one number. The
     browser itself would go through the options that begin with the first of them. */
  var SOON = 1000, typed = "", typedAt = 0, typedIn = null;
  function digitOf(key) {
    var place = key && key.length === 1 ? "0123456789٠١٢٣٤٥٦٧٨٩".indexOf(key) : -1;
    return place < 0 ? "" : String(place % 10);
  }
  doc.addEventListener("keydown", function (event) {
    var digit = digitOf(event.key), list = event.target;
    if (!digit || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (!list.matches || !list.matches("select[data-by-number]")) { return; }
    event.preventDefault();
    typed = (list === typedIn && event.timeStamp - typedAt < SOON ? typed : "") + digit;
    typedAt = event.timeStamp;
    typedIn = list;
    // What is no month together is the next number's first digit.
    var option = [typed, digit].map(function (digits) {
      return list.querySelector("option[value='" + Number(digits) + "']");
    }).find(Boolean);
    if (!option) { return; }
    if (Number(option.value) !== Number(typed)) { typed = digit; }
    if (option.selected) { return; }
    option.selected = true;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  });

  /* A menu closes when one leaves it. */
  doc.addEventListener("click", function (event) {
    each("details.s-menu[open]", function (menu) {
      if (!menu.contains(event.target)) { menu.open = false; }
    });
  });
  doc.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    each("details.s-menu[open]", function (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  /* After a swap: the new region's heading takes the focus if it asks for it. */
  doc.addEventListener("htmx:afterSwap", function (event) {
    markChoices(event.target);
    meetErrors(event.target);
    var heading = event.target.querySelector("[data-focus]");
    if (heading) { heading.setAttribute("tabindex", "-1"); heading.focus(); }
  });

  /* Whoever else uses this browser now, in another tab or after going back, is not shown what stands
     here for somebody. The page is asked for anew, and answers to who asks. */
  var who = doc.body.getAttribute("data-who");
  function askAnew() { location.replace(location.href.split("#")[0]); }
  if (who !== null && "BroadcastChannel" in window) {
    var tabs = new BroadcastChannel("sanad-who");
    tabs.onmessage = function (event) { if (who && event.data !== who) { askAnew(); } };
    tabs.postMessage(who);
  }
  addEventListener("pageshow", function (event) { if (who && event.persisted) { askAnew(); } });

  /* A computer of those who work here keeps no worker of the public pages (`network.js`). */
  if (doc.body.classList.contains("s-staff") && navigator.serviceWorker) {
    navigator.serviceWorker.getRegistrations().then(function (workers) {
      workers.forEach(function (worker) { worker.unregister(); });
    }, function () { /* refused: there is none */ });
  }

  /* On a phone the menu is a bar: the entry one is at stands in sight. */
  each(".s-side nav [aria-current]", function (link) {
    link.scrollIntoView({ inline: "center", block: "nearest" });
  });

  markChoices();
  each("input[type=file]", nameFile);
  if (!meetErrors()) {
    var done = doc.querySelector(".s-messages [role]");
    if (done && !doc.querySelector("[autofocus]")) { done.focus({ preventScroll: true }); }
  }
})();
