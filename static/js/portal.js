/* Reads the page, or a part of it, aloud with a voice of the device. The button comes with the
   script and only where the device has a voice of the words' language: an English voice spells
   Arabic out or says nothing. Nothing is sent anywhere. */
(function () {
  "use strict";
  var speech = window.speechSynthesis, doc = document;
  var SILENT = "script, style, noscript, select, textarea, svg, [aria-hidden=true], [data-speak]";
  var MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g; // direction, which some voices name
  if (!speech || !window.SpeechSynthesisUtterance) { return; }
  var buttons = Array.prototype.slice.call(doc.querySelectorAll("[data-speak]")), spoken = null;

  function partOf(button) { return doc.getElementById(button.getAttribute("data-speak")); }
  function base(lang) { return (lang || "").toLowerCase().split(/[-_]/)[0]; } // Android: ar_SA
  function langOf(element) {
    var said = element.closest("[lang]");
    return said ? said.getAttribute("lang") : "";
  }
  /* Of the device alone: another voice would send what stands in a file to somebody's server. */
  function voiceOf(lang) {
    return speech.getVoices().filter(function (voice) {
      return voice.localService && base(voice.lang) === base(lang);
    })[0] || null;
  }

  /* What stands on the page as sentences: one for each block, in its own language. */
  function sentences(part) {
    var walker = doc.createTreeWalker(part, NodeFilter.SHOW_TEXT), found = [], last = null, node;
    while ((node = walker.nextNode())) {
      var holder = node.parentElement, block = holder, lang = langOf(holder);
      if (!node.data.trim() || holder.closest(SILENT) || !holder.getClientRects().length) { continue; }
      while (block !== part && /^inline/.test(getComputedStyle(block).display)) {
        block = block.parentElement;
      }
      if (!last || last.block !== block || last.lang !== lang) {
        last = {block: block, lang: lang, words: ""};
        found.push(last);
      }
      last.words += " " + node.data;
    }
    return found;
  }

  function rest() {
    spoken = null;
    buttons.forEach(function (button) { button.setAttribute("aria-pressed", "false"); });
  }
  function press(button) {
    var again = spoken === button;
    rest();
    speech.cancel();
    if (again) { return; }
    var queue = sentences(partOf(button)).map(function (one) {
      var voice = voiceOf(one.lang);
      if (!voice) { return null; }
      var words = new SpeechSynthesisUtterance(one.words.replace(MARKS, "").replace(/\s+/g, " ").trim());
      words.voice = voice;
      words.lang = voice.lang;
      words.rate = 0.9;
      return words;
    }).filter(Boolean);
    if (!queue.length) { return; }
    spoken = button;
    button.setAttribute("aria-pressed", "true");
    queue[queue.length - 1].onend = function () { if (spoken === button) { rest(); } };
    queue.forEach(function (words) { speech.speak(words); });
  }

  /* Many devices name their voices only some time after the page has come. */
  function show() {
    buttons.forEach(function (button) {
      var part = partOf(button);
      button.hidden = !part || !voiceOf(langOf(part));
    });
  }
  buttons.forEach(function (button) {
    button.addEventListener("click", function () { press(button); });
  });
  rest();
  show();
  if (speech.addEventListener) { speech.addEventListener("voiceschanged", show); }
  addEventListener("pagehide", function () { speech.cancel(); rest(); });
})();
