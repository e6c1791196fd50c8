// Sorting of tables. The page is complete without it.

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The value a row is sorted by: a number, a text, or null for none, which always comes last. */
function valueOf(row, column, isNumber) {
  const cell = row.cells[column];
  const value = cell.dataset.value ?? cell.textContent;
  if (value === 'none') {
    return null;
  }
  return isNumber ? Number(value) : value;
}

function compare(a, b, isNumber, sign) {
  if (a === null || b === null) {
    return (a === null) - (b === null);
  }
  return sign * (isNumber ? a - b : collator.compare(a, b));
}

function sort(table, header, direction) {
  const column = header.cellIndex;
  const isNumber = header.dataset.type === 'number';
  const sign = direction === 'ascending' ? 1 : -1;
  const body = table.tBodies[0];
  const keyed = Array.from(body.rows, row => ({ row, value: valueOf(row, column, isNumber) }));
  keyed.sort((a, b) => compare(a.value, b.value, isNumber, sign));
  body.append(...keyed.map(entry => entry.row));
  for (const other of table.tHead.rows[0].cells) {
    other.removeAttribute('aria-sort');
  }
  header.setAttribute('aria-sort', direction);
}

function opposite(direction) {
  return direction === 'ascending' ? 'descending' : 'ascending';
}

for (const table of document.querySelectorAll('table.sortable')) {
  for (const header of table.tHead.rows[0].cells) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...header.childNodes);
    button.addEventListener('click', () => {
      const sorted = header.getAttribute('aria-sort');
      sort(table, header, sorted ? opposite(sorted) : header.dataset.first);
    });
    header.append(button);
  }
}
