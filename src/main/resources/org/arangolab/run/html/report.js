'use strict';
// The page tells all without this: it only helps to find a test, and opens what is closed before printing.
(function () {
  var filter = document.querySelector('.filter');
  if (!filter) { return; }
  filter.hidden = false;
  var find = document.getElementById('find');
  var onlyBad = document.getElementById('onlybad');
  var scripts = Array.prototype.slice.call(document.querySelectorAll('details.script'));
  var rows = scripts.map(function (script) {
    return Array.prototype.slice.call(script.querySelectorAll('tr')).map(function (row) {
      return { row: row, text: (script.querySelector('summary').textContent + ' ' + row.textContent).toLowerCase() };
    });
  });
  function show() {
    var wanted = find.value.toLowerCase();
    scripts.forEach(function (script, i) {
      var seen = 0;
      rows[i].forEach(function (entry) {
        var fits = entry.text.indexOf(wanted) >= 0 && !(onlyBad.checked && entry.row.className === 'good');
        entry.row.hidden = !fits;
        seen += fits ? 1 : 0;
      });
      script.hidden = seen === 0;
      if (wanted && seen > 0) { script.open = true; }
    });
  }
  find.addEventListener('input', show);
  onlyBad.addEventListener('change', show);
  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('details').forEach(function (part) { part.open = true; });
  });
}());
