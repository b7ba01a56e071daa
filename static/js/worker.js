/* The service worker behind `/sw.js`, which names what it keeps (`self.sanadKept`): one page that says
   that there is no network, without a name, and the static files of that page. Nothing else is ever
   written down, and nothing kept is shown while the network answers. Pages of those who work here are
   passed by. Registered by `network.js`. */
(function () {
  "use strict";
  var kept = self.sanadKept, PREFIX = "sanad-";
  var PATIENCE = 1000; // how long an open page may take to say that a form is its own

  function fetched(address, credentials) {
    return fetch(new Request(address, { credentials: credentials })).then(function (response) {
      var says = response.headers.get("Cache-Control") || "";
      if (!response.ok || response.redirected || /no-store|private/.test(says)) {
        throw new Error("not to be kept: " + address);
      }
      return response;
    });
  }
  /* A new release takes over at once: there is no old page that it could stand beside. */
  self.addEventListener("install", function (event) {
    self.skipWaiting();
    event.waitUntil(caches.open(kept.cache).then(function (cache) {
      // The page is asked for by nobody: without cookies no name can be on it.
      var asked = [[kept.page, "omit"]].concat(kept.files.map(function (file) { return [file, "same-origin"]; }));
      return Promise.all(asked.map(function (one) {
        return fetched(one[0], one[1]).then(function (response) { return cache.put(one[0], response); });
      }));
    }));
  });
  self.addEventListener("activate", function (event) {
    event.waitUntil(caches.keys().then(function (names) {
      return Promise.all(names.filter(function (name) {
        return name.indexOf(PREFIX) === 0 && name !== kept.cache;
      }).map(function (name) { return caches.delete(name); }));
    }).then(function () { return self.clients.claim(); }));
  });

  function isPassed(url) {
    return url.origin !== self.location.origin || kept.passes.some(function (prefix) {
      return url.pathname.indexOf(prefix) === 0;
    });
  }
  function fromKept(address) {
    return caches.open(kept.cache).then(function (cache) { return cache.match(address); })
      .then(function (response) { return response || Response.error(); });
  }
  /* Which open page sent the form? That one keeps it, and everything that was typed. */
  function holder(address) {
    return self.clients.matchAll({ type: "window" }).then(function (pages) {
      return new Promise(function (done) {
        setTimeout(function () { done(false); }, PATIENCE);
        pages.forEach(function (page) {
          var channel = new MessageChannel();
          channel.port1.onmessage = function () { done(true); };
          page.postMessage({ unsent: address }, [channel.port2]);
        });
      });
    });
  }
  function unsent(request) {
    return holder(request.url).then(function (isHeld) {
      // "No content": the browser stays on the page where it is.
      if (isHeld) { return new Response(null, { status: 204 }); }
      return Response.redirect(/^http/.test(request.referrer) ? request.referrer : kept.home, 303);
    });
  }
  self.addEventListener("fetch", function (event) {
    var request = event.request, url = new URL(request.url);
    if (isPassed(url)) { return; }
    if (request.mode === "navigate") {
      event.respondWith(fetch(request).catch(function (reason) {
        if (reason.name === "AbortError") { throw reason; } // stopped by the person
        return request.method === "GET" ? fromKept(kept.page) : unsent(request);
      }));
    } else if (request.method === "GET" && kept.files.indexOf(url.pathname) >= 0) {
      event.respondWith(fetch(request).catch(function () { return fromKept(url.pathname); }));
    }
  });
})();
