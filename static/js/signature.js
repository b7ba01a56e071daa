/* The signature pad: what a finger, pen or mouse draws goes into a hidden field as SVG path data.
   The field's value uses M and L with whole numbers inside a box of 600 by 180, so that the
   server can check it and a letter can draw it. Expects the markup of sanad/_signature.html. */
(function () {
  "use strict";
  var WIDTH = 600, HEIGHT = 180, MARGIN = 8, MOST_POINTS = 3000, NEAR = 1.5;

  function start(root) {
    var pad = root.querySelector("[data-signature-pad]");
    var field = root.querySelector("input[type=hidden]");
    var clear = root.querySelector("[data-signature-clear]");
    var state = root.querySelector("[data-signature-state]");
    var svg = pad.querySelector("svg"), path = pad.querySelector("path");
    var strokes = [], stroke = null, points = 0, breadth = 0;

    function say(word) { state.textContent = state.getAttribute("data-" + word); }

    /* While drawing, the paper is the pad itself, in its own pixels. */
    function place(event) {
      var box = svg.getBoundingClientRect();
      return [
        Math.min(Math.max(event.clientX - box.left, 0), box.width),
        Math.min(Math.max(event.clientY - box.top, 0), box.height)
      ];
    }
    function paper() {
      var box = svg.getBoundingClientRect();
      breadth = Math.round(box.width);
      svg.setAttribute("viewBox", "0 0 " + Math.round(box.width) + " " + Math.round(box.height));
    }
    function write(list, shape) {
      return list.map(function (line) {
        return line.map(function (point, index) {
          var p = shape ? shape(point) : point;
          return (index ? "L" : "M") + Math.round(p[0]) + " " + Math.round(p[1]);
        }).join("");
      }).join("");
    }
    /* Kept, it is moved and scaled into the box that every phone and letter shares. */
    function kept() {
      var xs = [], ys = [];
      strokes.forEach(function (line) {
        line.forEach(function (point) { xs.push(point[0]); ys.push(point[1]); });
      });
      if (!xs.length) { return ""; }
      var left = Math.min.apply(null, xs), top = Math.min.apply(null, ys);
      var wide = Math.max.apply(null, xs) - left, high = Math.max.apply(null, ys) - top;
      var scale = Math.min((WIDTH - 2 * MARGIN) / Math.max(wide, 1), (HEIGHT - 2 * MARGIN) / Math.max(high, 1), 1.6);
      var x0 = (WIDTH - wide * scale) / 2, y0 = (HEIGHT - high * scale) / 2;
      return write(strokes, function (point) {
        return [x0 + (point[0] - left) * scale, y0 + (point[1] - top) * scale];
      });
    }
    function empty() {
      strokes = []; stroke = null; points = 0;
      path.setAttribute("d", "");
      field.value = "";
    }
    function show(value) {
      svg.setAttribute("viewBox", "0 0 " + WIDTH + " " + HEIGHT);
      path.setAttribute("d", value);
    }

    pad.addEventListener("pointerdown", function (event) {
      if (!event.isPrimary || event.button) { return; }
      event.preventDefault();
      if (!strokes.length) { empty(); paper(); }
      try { pad.setPointerCapture(event.pointerId); } catch (gone) { /* a synthetic pointer */ }
      stroke = [place(event)];
      strokes.push(stroke);
      points += 1;
    });
    pad.addEventListener("pointermove", function (event) {
      if (!stroke || !event.isPrimary || points >= MOST_POINTS) { return; }
      event.preventDefault();
      var steps = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
      (steps.length ? steps : [event]).forEach(function (one) {
        var here = place(one), last = stroke[stroke.length - 1];
        if (Math.abs(here[0] - last[0]) + Math.abs(here[1] - last[1]) < NEAR || points >= MOST_POINTS) { return; }
        stroke.push(here);
        points += 1;
      });
      path.setAttribute("d", write(strokes));
    });
    function end(event) {
      if (!stroke || !event.isPrimary) { return; }
      // A dot is a stroke too: it needs a length to be seen.
      if (stroke.length === 1) { stroke.push([stroke[0][0] + 1, stroke[0][1] + 1]); points += 1; }
      stroke = null;
      path.setAttribute("d", write(strokes));
      field.value = kept();
      say("signed");
    }
    pad.addEventListener("pointerup", end);
    pad.addEventListener("pointercancel", end);
    clear.addEventListener("click", function () { empty(); say("empty"); });
    /* Turning the phone changes the paper under the pen: show what was kept instead. A bar of the
       browser that comes and goes changes the height alone, and is no reason. */
    addEventListener("resize", function () {
      var moved = Math.round(svg.getBoundingClientRect().width) !== breadth;
      if (moved && strokes.length && !stroke) { var value = field.value; strokes = []; points = 0; show(value); }
    });

    root.querySelector("[data-signature-board]").hidden = false;
    if (field.value) { show(field.value); }
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-signature]"), start);
})();
