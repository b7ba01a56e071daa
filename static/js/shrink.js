/* A picture is made smaller before it leaves the phone: no side above 2,000 points, upright, as JPEG.
   What is small already, a PDF, and what this browser cannot open goes as it is. */
(function () {
  "use strict";
  var LONGEST = 2000, SMALL = 600 * 1024, QUALITY = 0.82;

  function opened(file) {
    if (!window.createImageBitmap || file.type === "application/pdf") { return Promise.reject(); }
    return createImageBitmap(file, { imageOrientation: "from-image" });
  }
  function drawn(picture, canvas, longest) {
    var scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    var pen = canvas.getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.fillStyle = "#fff"; // what is transparent is paper
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  }
  function smaller(file, picture) {
    if (file.size <= SMALL) { return Promise.resolve(file); }
    var canvas = document.createElement("canvas");
    drawn(picture, canvas, LONGEST);
    return new Promise(function (done) {
      canvas.toBlob(function (blob) {
        canvas.width = canvas.height = 0; // a cheap phone has little memory
        if (!blob || blob.size >= file.size) { done(file); return; }
        done(new File([blob], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg" }));
      }, "image/jpeg", QUALITY);
    });
  }

  /* A promise of the file to send; a small sight of it is drawn on `sight`, a canvas, if it can be. */
  window.sanadShrink = function (file, sight) {
    return opened(file).then(function (picture) {
      if (sight) { drawn(picture, sight, 176); sight.hidden = false; }
      return smaller(file, picture).then(function (made) {
        picture.close();
        return made;
      });
    }).catch(function () { return file; });
  };

  /* At the desk the ordinary form brings it: what was chosen is replaced by the smaller one. */
  var isOurs = false;
  document.addEventListener("change", function (event) {
    var input = event.target;
    if (isOurs || !input.matches("input[type=file][data-shrink]") || !window.DataTransfer) { return; }
    var chosen = Array.prototype.slice.call(input.files);
    Promise.all(chosen.map(function (file) { return window.sanadShrink(file); })).then(function (smaller) {
      var isSame = Array.prototype.every.call(input.files, function (file, place) { return file === chosen[place]; });
      if (!isSame) { return; } // something else was chosen meanwhile
      var files = new DataTransfer();
      smaller.forEach(function (file) { files.items.add(file); });
      input.files = files.files;
      isOurs = true; // its name and size are shown anew
      input.dispatchEvent(new Event("change", { bubbles: true }));
      isOurs = false;
    });
  });
})();
