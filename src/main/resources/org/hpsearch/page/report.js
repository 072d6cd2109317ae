// A page that is one file: its table, its pictures and its notes are there without a script, which lets a reader point,
// zoom and sort.
import {$, change, flag, make, onChange, one} from './state.js';
import {adopt, colour} from './table.js';
import {colours, showCurves, showLegend} from './curves.js';
import {repaintSpread, showSpread} from './spread.js';

const data = JSON.parse($('data').textContent);
const parts = [...document.querySelectorAll('.curves')].map((element, i) => ({
  reply: data.curves[i], panels: new Map(), legend: element.querySelector('.legend'), into: element.querySelector('.panels'),
}));

function paint() {
  const drawn = new Map();
  for (const part of parts) {
    part.panels = showCurves(part.reply, part.into, part.panels);
    showLegend(part.reply, part.legend);
    colours(part.reply).forEach((shade, key) => drawn.set(key, shade));
  }
  colour(drawn);
  $('unzoom').hidden = !one('from') && !one('to');
}

// Rows by a column: numbers by their size, what has no value, or no finite number, last.
function sortable(table) {
  const body = table.tBodies[0];
  [...table.tHead.rows[0].cells].forEach((head, i) => {
    head.tabIndex = 0;
    const turn = () => {
      const up = head.getAttribute('aria-sort') !== 'ascending';
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const key = row => row.cells[i].title || row.cells[i].textContent;
      const number = head.classList.contains('number');
      const lacks = row => !key(row) || number && !Number.isFinite(Number(key(row)));
      const compare = (a, b) => number ? Number(a) - Number(b) : a.localeCompare(b);
      const rows = [...body.rows].sort((a, b) => lacks(a) - lacks(b) || (lacks(a) ? 0 : (up ? 1 : -1) * compare(key(a), key(b))));
      body.append(...rows);
    };
    head.addEventListener('click', turn);
    head.addEventListener('keydown', event => event.key === 'Enter' && turn());
  });
}

function tools() {
  const box = (key, label) => make('label', {}, make('input', {type: 'checkbox', checked: flag(key),
    onchange: event => change({[key]: event.target.checked ? '1' : ''})}), ' ' + label);
  $('tools').append(box('logx', 'log x'), box('logy', 'log y'),
      make('button', {id: 'unzoom', type: 'button', hidden: true, onclick: () => change({from: '', to: ''})}, 'whole x'),
      make('span', {}, 'drag over a curve to zoom, click a head to sort'));
  change(data.state);
}

document.documentElement.classList.add('js');
for (const element of document.querySelectorAll('.live')) element.hidden = false;
tools();
const table = document.querySelector('table.runs');
adopt(table);
sortable(table);
paint();
onChange(keys => {
  if (keys.has('sx') || keys.has('sy')) repaintSpread();
  else paint();
});
if (data.spread) showSpread(data.spread);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  paint();
  if (data.spread) repaintSpread();
});
