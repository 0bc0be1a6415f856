// The colours that the reader chose on another page, before the content is shown.
(() => {
  "use strict";
  const chosen = window.__md_get("__palette");
  for (const [key, value] of Object.entries(chosen?.color ?? {})) {
    document.body.setAttribute(`data-md-color-${key}`, value);
  }
})();
