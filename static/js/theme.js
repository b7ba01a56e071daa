/* The theme before the first paint: the saved choice, else the device's. Loaded in <head>. */
(function () {
  "use strict";
  var root = document.documentElement, saved = null;
  try { saved = localStorage.getItem("sanad-theme"); } catch (refused) { /* private mode */ }
  var dark = saved ? saved === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.setAttribute("data-bs-theme", dark ? "dark" : "light");
})();
