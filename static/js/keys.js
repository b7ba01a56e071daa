/* Passkeys and hardware keys: joins the sign-in library's script to the buttons of our pages. Where
   there is no script, or the browser knows no keys, the page's other ways remain. */
(function () {
  "use strict";
  var doc = document, library = window.allauth && window.allauth.webauthn;
  if (!library || !window.PublicKeyCredential) { return; }

  function each(selector, act) { Array.prototype.forEach.call(doc.querySelectorAll(selector), act); }
  function show(selector, is) { each(selector, function (part) { part.hidden = !is; }); }

  /* `data-key` names the library's form; what the portal asks the key stands beside it. */
  each("[data-key]", function (button) {
    var form = button.form, asked = form.getAttribute("data-asked");
    var ids = {
      add: button.id, authenticate: button.id, login: button.id,
      credential: form.elements.credential.id,
      passwordless: form.elements.passwordless && form.elements.passwordless.id
    };
    library.forms[button.getAttribute("data-key")]({ ids: ids, data: asked && JSON.parse(asked) });
    button.addEventListener("click", function () { show("[data-key-failed]", false); });
    /* The return key in a field of the form does what the button does. */
    form.addEventListener("submit", function (event) { event.preventDefault(); button.click(); });
  });
  doc.addEventListener("allauth.error", function (event) {
    event.preventDefault();
    show("[data-key-failed]", true);
  });
  show("[data-with-key]", true);
  show("[data-without-key]", false);
})();
