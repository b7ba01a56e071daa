/* The pages of a paper leave the phone as soon as they are chosen: made smaller, piece by piece,
   going on by itself after a cut. Pictures stay in this page's memory and nowhere else: the phone
   may be somebody else's tomorrow. Without this script the form brings them, one at a time. */
(function () {
  "use strict";
  var doc = document, root = doc.querySelector("[data-sending]");
  if (!root || !window.Promise || !window.fetch || !window.sanadShrink) { return; }
  var form = doc.querySelector("[data-pages-form]");
  var input = form.querySelector("input[type=file]");
  var list = root.querySelector("[data-list]"), slots = root.querySelector("[data-slots]");
  var problem = root.querySelector("[data-problem]"), hold = form.querySelector("[data-hold]");
  var dropWords = form.querySelectorAll("[data-file] b, [data-file-name]");
  var address = root.dataset.sending, here = location.pathname + location.search;
  var LEAST = 16 * 1024, MOST = 1024 * 1024, SILENCE = 60000, LONGEST_WAIT = 30000;
  var queue = [], goOn = null, pieceSize = 64 * 1024;

  /* Words ------------------------------------------------------------------------------------ */
  function words(name, values, count) {
    var forms = JSON.parse(root.dataset[name]), category = "other";
    if (count !== undefined && window.Intl && Intl.PluralRules) {
      category = new Intl.PluralRules(doc.documentElement.lang).select(count);
    }
    return (forms[category] || forms.other).replace(/\{(\w+)\}/g, function (_all, key) {
      return "\u2066" + values[key] + "\u2069"; // a number keeps its direction
    });
  }
  function timeLeft(seconds) {
    if (seconds >= 50) {
      var minutes = Math.max(1, Math.round(seconds / 60));
      return words("minutes", { count: minutes }, minutes);
    }
    var rough = seconds > 10 ? Math.ceil(seconds / 5) * 5 : Math.max(1, Math.ceil(seconds));
    return words("seconds", { count: rough }, rough);
  }
  function complain(sentence) {
    problem.querySelector("span").textContent = sentence;
    problem.hidden = !sentence;
    if (sentence) { problem.focus(); }
  }

  /* The network ------------------------------------------------------------------------------ */
  function token() { return form.querySelector("[name=csrfmiddlewaretoken]").value; }
  function asked(method, url, body, more) {
    return new Promise(function (done, failed) {
      var call = new XMLHttpRequest();
      call.open(method, url);
      call.timeout = SILENCE;
      call.setRequestHeader("X-CSRFToken", token());
      Object.keys(more.headers || {}).forEach(function (name) {
        call.setRequestHeader(name, more.headers[name]);
      });
      if (more.onprogress) { call.upload.onprogress = more.onprogress; }
      call.onload = function () {
        // Whoever is signed out is led elsewhere.
        var elsewhere = call.responseURL && new URL(call.responseURL).pathname !== new URL(url, location.href).pathname;
        done({ status: elsewhere || call.status === 403 ? 401 : call.status, text: call.responseText });
      };
      call.onerror = call.ontimeout = call.onabort = failed;
      if (more.job) { more.job.call = call; }
      call.send(body);
    });
  }
  function pause(milliseconds) {
    return new Promise(function (done) {
      var timer = setTimeout(over, milliseconds);
      function over() { clearTimeout(timer); removeEventListener("online", over); done(); }
      addEventListener("online", over);
    });
  }
  /* Asks until an answer comes; says meanwhile that there is no network. */
  function surely(job, ask, tries) {
    function again(trouble) {
      if (job.stopped) { throw job; }
      job.say(trouble);
      pieceSize = Math.max(LEAST, pieceSize / 2);
      return pause(Math.min(LONGEST_WAIT, 1000 * Math.pow(2, tries || 0))).then(function () {
        if (job.stopped) { throw job; }
        return surely(job, ask, (tries || 0) + 1);
      });
    }
    return ask().then(function (answer) {
      if (answer.status >= 500) { return again("soon"); }
      job.say("");
      return answer;
    }, function () { return again("offline"); });
  }
  function read(answer) {
    try { return JSON.parse(answer.text); } catch (unread) { return {}; }
  }

  /* One picture ------------------------------------------------------------------------------ */
  function Job(file, insteadOf) {
    this.file = file;
    this.insteadOf = insteadOf || "";
    this.key = freshKey();
    this.slot = root.querySelector("[data-slot]").content.firstElementChild.cloneNode(true);
    this.part("title").textContent = words("pageNumber", { number: pageNumber(insteadOf) });
    this.part("state").textContent = root.dataset.inLine;
    this.slot.querySelector("progress").setAttribute("aria-label", this.part("title").textContent);
    this.part("stop").addEventListener("click", this.stop.bind(this));
    slots.appendChild(this.slot);
    slots.hidden = false;
  }
  Job.prototype.part = function (name) { return this.slot.querySelector("[data-" + name + "]"); };
  Job.prototype.say = function (trouble) {
    var place = this.part("trouble"), link = place.querySelector("a");
    this.slot.classList.toggle("is-off", Boolean(trouble));
    place.hidden = !trouble;
    link.hidden = trouble !== "signed-out";
    place.classList.toggle("is-account", trouble === "signed-out");
    if (!trouble) { return; }
    place.querySelector("b").textContent = { offline: root.dataset.offline, soon: root.dataset.againSoon, "signed-out": "" }[trouble];
    place.querySelector("small").textContent = { offline: root.dataset.offlineNote, soon: "", "signed-out": root.dataset.signedOut }[trouble];
    if (this.size) { this.part("state").textContent = words("partHere", { percent: this.percent() }); }
    this.part("left").textContent = "";
    this.measured = null;
    if (trouble === "signed-out") { link.href = here; link.textContent = root.dataset.signIn; }
  };
  Job.prototype.percent = function () { return Math.floor(100 * this.sent / this.size); };
  Job.prototype.show = function (sent) {
    this.sent = sent;
    var now = Date.now(), part = this.percent();
    this.measured = this.measured || { at: now, sent: sent };
    this.slot.querySelector("progress").value = part;
    this.part("state").textContent = sent < this.size ? words("sendingNow", { percent: part }) : root.dataset.reading;
    var took = now - this.measured.at, left = "";
    if (took > 2000 && sent > this.measured.sent && sent < this.size) {
      left = timeLeft((this.size - sent) / (sent - this.measured.sent) * took / 1000);
    }
    if (this.part("left").textContent !== left) { this.part("left").textContent = left; }
  };
  Job.prototype.stop = function () {
    this.stopped = true;
    if (this.call) { this.call.abort(); }
    this.end();
    if (this.address) {
      var body = new FormData();
      body.append("take_back", "1");
      asked("POST", this.address, body, {}).then(refresh, function () { /* gone after a day */ });
    }
  };
  Job.prototype.end = function () {
    this.slot.remove();
    queue = queue.filter(function (job) { return job !== this; }, this);
    slots.hidden = !queue.length;
  };
  Job.prototype.run = function () {
    var job = this;
    job.part("state").textContent = root.dataset.preparing;
    return window.sanadShrink(job.file, job.part("title").closest("li").querySelector("canvas")).then(function (made) {
      job.file = made;
      job.size = made.size;
      job.sent = 0;
      if (!job.slot.querySelector("canvas").hidden) { job.slot.querySelector(".s-photo-pic .bi").remove(); }
      return digest(made);
    }).then(function (sum) {
      job.sum = sum;
      return job.announce();
    }).then(function () { return job.pieces(); });
  };
  Job.prototype.announce = function () {
    var job = this, body = new FormData();
    body.append("key", job.key);
    body.append("size", job.size);
    body.append("name", job.file.name || "");
    body.append("digest", job.sum);
    body.append("instead_of", job.insteadOf);
    return surely(job, function () { return asked("POST", address, body, { job: job }); }).then(function (answer) {
      var state = job.judged(answer);
      job.address = state.address;
      job.offset = state.offset;
      job.isOver = state.isHere || Boolean(state.refused);
    });
  };
  /* What an answer that brings no page means: a sentence, or that somebody has to sign in. */
  Job.prototype.judged = function (answer) {
    if (answer.status < 300) { return read(answer); }
    this.failed = answer.status === 401 ? "signed-out" : read(answer).words || root.dataset.againSoon;
    throw this;
  };
  Job.prototype.pieces = function () {
    var job = this;
    if (job.stopped) { throw job; }
    if (job.isOver) { return Promise.resolve(); }
    var from = job.offset, piece = job.file.slice(from, from + pieceSize), began = Date.now();
    job.show(from);
    return surely(job, function () {
      // After a cut: what of it has come through?
      return (job.wasCut ? asked("GET", job.address, null, { job: job }) : Promise.resolve(null)).then(function (known) {
        if (known) { return known; }
        return asked("PUT", job.address, piece, {
          job: job,
          headers: { "Upload-Offset": String(from), "Content-Type": "application/octet-stream" },
          onprogress: function (event) { job.show(from + event.loaded); }
        });
      }).then(function (answer) {
        job.wasCut = answer.status >= 500;
        return answer;
      }, function (cut) { job.wasCut = true; throw cut; });
    }).then(function (answer) {
      if (answer.status === 409) { job.offset = read(answer).offset; return job.pieces(); }
      var state = job.judged(answer), took = Date.now() - began;
      if (state.offset > from && took < 1500) { pieceSize = Math.min(MOST, pieceSize * 2); }
      if (took > 6000) { pieceSize = Math.max(LEAST, pieceSize / 2); }
      job.offset = state.offset;
      job.isOver = state.isHere || Boolean(state.refused);
      return job.pieces();
    });
  };

  function freshKey() {
    if (window.crypto && crypto.randomUUID) { return crypto.randomUUID(); }
    return "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, function () {
      return Math.floor(Math.random() * 16).toString(16);
    });
  }
  function digest(blob) {
    if (!window.crypto || !crypto.subtle) { return Promise.resolve(""); }
    return new Response(blob).arrayBuffer().then(function (bytes) {
      return crypto.subtle.digest("SHA-256", bytes);
    }).then(function (sum) {
      return Array.prototype.map.call(new Uint8Array(sum), function (byte) {
        return ("0" + byte.toString(16)).slice(-2);
      }).join("");
    }).catch(function () { return ""; });
  }
  function pageNumber(insteadOf) {
    var items = Array.prototype.slice.call(list.querySelectorAll("[data-page]"));
    var place = items.findIndex(function (item) { return item.dataset.page === insteadOf; });
    var behind = queue.filter(function (job) { return !job.insteadOf; }).length;
    return place < 0 ? items.length + behind + 1 : place + 1;
  }

  /* One after the other ---------------------------------------------------------------------- */
  var isRunning = false;
  function send(files, insteadOf) {
    complain("");
    Array.prototype.forEach.call(files, function (file) {
      queue.push(new Job(file, insteadOf));
    });
    if (!isRunning) { next(); }
  }
  function next() {
    var job = queue[0];
    isRunning = Boolean(job);
    if (!job) { leave(); return; }
    job.run().then(function () {
      return surely(job, function () { return asked("GET", listAddress(), null, { headers: AS_PART }); });
    }).then(function (answer) {
      job.end();
      if (answer.status === 200) { put(answer.text); }
      if (list.querySelector(".is-wrong")) { goOn = null; showHold(""); }
      next();
    }).catch(function (reason) {
      if (reason !== job) { setTimeout(function () { throw reason; }); }
      if (job.failed === "signed-out") { job.say("signed-out"); goOn = null; isRunning = false; queue = []; return; }
      job.end();
      if (!job.stopped) { goOn = null; showHold(""); complain(job.failed || root.dataset.againSoon); }
      next();
    });
  }

  /* The list --------------------------------------------------------------------------------- */
  var AS_PART = { "HX-Request": "true" };
  function listAddress() { return address + "?next=" + encodeURIComponent(here); }
  /* Who was at a button is at the same one afterwards; of a page that is gone, at the next page's. */
  function put(html) {
    var at = doc.activeElement, item = at && list.contains(at) && at.closest("[data-page]");
    var place = item ? Array.prototype.indexOf.call(item.parentNode.children, item) : -1;
    var id = at && at.id;
    list.innerHTML = html;
    wake();
    if (place < 0) { return; }
    var items = list.querySelectorAll("[data-page]");
    var next = items[Math.min(place, items.length - 1)];
    ((id && doc.getElementById(id)) || (next && next.querySelector("button")) || input).focus();
  }
  function refresh(answer) {
    if (answer && answer.status === 200) { put(answer.text); return null; }
    return asked("GET", listAddress(), null, { headers: AS_PART }).then(function (fresh) {
      if (fresh.status === 200) { put(fresh.text); }
    });
  }
  function wake() {
    list.querySelectorAll("[data-scripted]").forEach(function (part) { part.hidden = false; });
    list.querySelectorAll("[data-plain]").forEach(function (part) { part.hidden = true; });
    var some = Boolean(list.querySelector("[data-page]"));
    form.querySelectorAll("[data-when-some]").forEach(function (part) { part.hidden = !some; });
    form.querySelectorAll("[data-when-none]").forEach(function (part) { part.hidden = some; });
    if (some) {
      dropWords[0].textContent = root.dataset.another;
      dropWords[1].textContent = root.dataset.anotherIf;
    }
  }
  list.addEventListener("change", function (event) {
    var again = event.target.closest("[data-instead]");
    if (!again || !event.target.files.length) { return; }
    event.stopPropagation();
    send([event.target.files[0]], again.dataset.instead);
    event.target.value = "";
  });
  list.addEventListener("submit", function (event) {
    event.preventDefault();
    if (list.getAttribute("aria-busy") === "true") { return; }
    list.setAttribute("aria-busy", "true");
    var body = new FormData(event.target), button = event.submitter;
    if (button && button.name) { body.append(button.name, button.value); }
    complain("");
    asked("POST", event.target.getAttribute("action"), body, { headers: AS_PART }).then(function (answer) {
      if (answer.status === 401) { location.assign(here); return null; }
      if (answer.status >= 400) { complain(read(answer).words || root.dataset.againSoon); }
      return refresh(answer);
    }).catch(function () { complain(root.dataset.offline); }).then(function () { list.removeAttribute("aria-busy"); });
  });

  /* A large sight of a page. */
  var big = root.querySelector("[data-big]");
  list.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("[data-look]");
    if (!link || !big.showModal) { return; }
    event.preventDefault();
    big.querySelector("img").src = link.querySelector("img").src;
    big.showModal();
  });

  /* The form --------------------------------------------------------------------------------- */
  input.multiple = true;
  input.addEventListener("change", function (event) {
    event.stopPropagation(); // its name is not shown: it is on its way
    if (input.files.length) { send(input.files); }
    input.value = "";
  });
  function showHold(bold, note) {
    hold.hidden = !bold;
    hold.querySelector("b").textContent = bold;
    hold.querySelector("small").textContent = note || "";
  }
  /* Whoever goes on while a page is under way, or without a network, goes on when it is there: never
     to the browser's own page. */
  function keepBack(event, go) {
    var waits = isRunning && event.target === form;
    if (!waits && navigator.onLine !== false) { return; }
    event.preventDefault();
    event.stopPropagation();
    goOn = go;
    showHold(waits ? root.dataset.afterThis : root.dataset.offline, "");
    hold.scrollIntoView({ block: "nearest" });
  }
  addEventListener("submit", function (event) {
    if (list.contains(event.target) || event.target.method === "dialog") { return; }
    var target = event.target, button = event.submitter;
    keepBack(event, function () { target.requestSubmit ? target.requestSubmit(button) : target.submit(); });
  }, true);
  addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (!link || link.hasAttribute("data-look") || link.getAttribute("href")[0] === "#") { return; }
    keepBack(event, function () { location.assign(link.href); });
  }, true);
  function leave() {
    if (!goOn || isRunning || navigator.onLine === false) { return; }
    var go = goOn;
    goOn = null;
    showHold("");
    go();
  }
  addEventListener("online", function () { setTimeout(leave, 0); });
  addEventListener("beforeunload", function (event) {
    if (isRunning) { event.preventDefault(); event.returnValue = ""; }
  });
  // Kept whole by the browser while one was elsewhere: its list and its key are of before.
  addEventListener("pageshow", function (event) { if (event.persisted) { location.reload(); } });
  wake();
})();
