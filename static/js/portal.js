/* Reads a part of the page aloud, where the device has an Arabic voice or any voice at all.
   The button comes with the script: without it the text is there to be read. */
(function () {
  "use strict";
  var speech = window.speechSynthesis;
  if (!speech || !window.SpeechSynthesisUtterance) { return; }
  Array.prototype.forEach.call(document.querySelectorAll("[data-speak]"), function (button) {
    var part = document.getElementById(button.getAttribute("data-speak"));
    if (!part) { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      if (speech.speaking) { speech.cancel(); return; }
      var words = new SpeechSynthesisUtterance(part.textContent);
      words.lang = part.getAttribute("lang") || document.documentElement.lang;
      words.rate = 0.9;
      speech.speak(words);
    });
  });
  addEventListener("pagehide", function () { speech.cancel(); });
})();
