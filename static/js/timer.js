/* Timers that run: the page brings the seconds counted by the database's clock, the script adds
   what has passed since. Without it the time of loading stands there. */
(function () {
  "use strict";
  var timers = Array.prototype.slice.call(document.querySelectorAll("[data-timer]"));
  var loaded = Date.now();
  function two(number) { return (number < 10 ? "0" : "") + number; }
  function show() {
    var passed = Math.floor((Date.now() - loaded) / 1000);
    timers.forEach(function (timer) {
      var seconds = Number(timer.getAttribute("data-timer")) + passed;
      var hours = Math.floor(seconds / 3600), minutes = Math.floor(seconds / 60) % 60;
      timer.firstElementChild.textContent =
        (hours ? hours + ":" : "") + two(minutes) + ":" + two(seconds % 60);
    });
  }
  if (timers.length) { setInterval(show, 1000); }
})();
