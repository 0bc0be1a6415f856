// Small helps for folded lists; without this script the folds still open and everything can be read.
(function () {
  // A link into a closed fold opens it, in browsers that don't do so themselves.
  function openTarget() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    var closed = false;
    for (var fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      closed = closed || !fold.open;
      fold.open = true;
    }
    if (closed) target.scrollIntoView();
  }
  addEventListener("hashchange", openTarget);
  openTarget();

  // The lists of comparisons and of errors can be narrowed; the choice is kept in the address, so that it can be sent to someone.
  var form = document.querySelector(".ou-narrowing");
  if (!form) return;
  var rows = [].slice.call(document.querySelectorAll(".ou-compared, .ou-finding"));
  var folds = [].slice.call(document.querySelectorAll(".ou-fold"));
  var unfolded = folds.map(function (fold) { return fold.open; });
  var chosen = new URLSearchParams(location.search);
  var fields = [].slice.call(form.querySelectorAll("select"));
  fields.forEach(function (field) { field.value = chosen.get(field.name) || ""; });
  function narrow() {
    var some = fields.filter(function (field) { return field.value; });
    var left = 0;
    rows.forEach(function (row) {
      var fits = some.every(function (field) { return row.dataset[field.name].split(" ").indexOf(field.value) >= 0; });
      row.hidden = !fits;
      left += fits;
    });
    folds.forEach(function (fold, number) {
      fold.hidden = !fold.querySelector(".ou-compared:not([hidden]), .ou-finding:not([hidden])");
      fold.open = some.length ? !fold.hidden : unfolded[number];
    });
    form.parentElement.classList.toggle("ou-narrowed", some.length > 0); // the summaries tell of the whole list
    form.querySelector("[role=status]").textContent = some.length ? left + " av " + rows.length + " " + form.dataset.listed + " visas." : "";
    var query = new URLSearchParams(some.map(function (field) { return [field.name, field.value]; })).toString();
    history.replaceState(null, "", (query ? "?" + query : location.pathname) + location.hash);
  }
  form.hidden = false;
  form.addEventListener("change", narrow);
  if (fields.some(function (field) { return field.value; })) narrow();
})();
