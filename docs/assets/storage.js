// What Material's script keeps in the browser, which is the choice of colours and nothing else, under the names by which
// it asks for it. Where the browser keeps nothing, it is as if nothing had been kept yet, and the page works.
(() => {
  "use strict";
  const scope = new URL("..", document.currentScript.src); // the site's root, so that sites on one host don't meet
  const name = (key, from) => `${from.pathname}.${key}`;
  const open = (storage) => storage ?? localStorage; // asking for it throws in a browser that blocks it
  window.__md_scope = scope;
  window.__md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
  window.__md_get = (key, storage, from = scope) => {
    try {
      return JSON.parse(open(storage).getItem(name(key, from)));
    } catch {
      return null;
    }
  };
  window.__md_set = (key, value, storage, from = scope) => {
    try {
      open(storage).setItem(name(key, from), JSON.stringify(value));
    } catch {
      // kept for this page only
    }
  };
})();
