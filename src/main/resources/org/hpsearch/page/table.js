// The table of runs.
import {$, all, change, make, one, onPoint, point, toggle} from './state.js';

let colours = new Map();
let rows = new Map();

export function showTable(reply) {
  $('about').textContent = [reply.about, reply.order].filter(Boolean).join(', ')
      + (common(reply) ? ';  all: ' + common(reply) : '');
  $('notices').replaceChildren(...(reply.notices ?? []).map(text => make('li', {}, text)));
  $('more').hidden = (reply.rows ?? []).length >= reply.total;
  const head = document.querySelector('#runs thead');
  const body = document.querySelector('#runs tbody');
  const columns = reply.columns ?? [];
  head.replaceChildren(make('tr', {}, make('th', {class: 'tools'}), ...columns.map(heading)));
  rows = new Map();
  body.replaceChildren(...(reply.rows ?? []).map(row => line(row, columns, reply.groups)));
  if (!(reply.rows ?? []).length) {
    body.append(make('tr', {}, make('td', {colSpan: columns.length + 1, class: 'weak'}, 'no runs')));
  }
  colour(colours);
}

const common = reply => Object.entries(reply.common ?? {}).map(([name, value]) => name + '=' + value).join('  ');

function heading(column) {
  const sort = all('sort');
  const sign = sort.includes(column.name) ? ' ▾' : sort.includes('-' + column.name) ? ' ▴' : '';
  const cell = make('th', {class: (column.number ? 'number ' : '') + column.kind, title: column.kind}, column.name + sign);
  if (column.sorts) {
    cell.tabIndex = 0;
    const turn = event => change({sort: next(sort, column.name, event.shiftKey)});
    cell.addEventListener('click', turn);
    cell.addEventListener('keydown', event => event.key === 'Enter' && turn(event));
  }
  return cell;
}

// Best or least first, then the other way round, then as before.
function next(sort, name, more) {
  const others = more ? sort.filter(key => key !== name && key !== '-' + name) : [];
  return sort.includes(name) ? [...others, '-' + name] : sort.includes('-' + name) ? others : [...others, name];
}

function line(row, columns, groups) {
  const tools = make('td', {class: 'tools'},
      groups ? null : make('input', {type: 'checkbox', checked: all('mark').includes(row.id), title: 'draw this run',
        'aria-label': 'draw ' + row.short, onclick: () => toggle('mark', row.id)}),
      make('button', {type: 'button', class: 'pin' + (one('base') === row.id ? ' pinned' : ''), title: 'baseline',
        'aria-label': 'baseline ' + (row.short ?? row.id), 'aria-pressed': String(one('base') === row.id), onclick: () => change({base: one('base') === row.id ? '' : row.id})}, '⚑'));
  const cells = row.cells.map((cell, i) => data(cell, columns[i], row, groups ? i === columns.length - 1 : i === 0));
  const element = make('tr', {class: row.state ?? '', onmouseenter: () => point(row.id, 'table'),
    onmouseleave: () => point(null, 'table')}, tools, ...cells);
  if (row.label) element.title = row.label;
  rows.set(row.id, element);
  return element;
}

function data(cell, column, row, opens) {
  const text = opens
      ? make('a', {href: '?run=' + (row.best ?? row.id), onclick: event => {
          if (!event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            change({run: row.best ?? row.id}, true);
          }
        }}, cell.text)
      : cell.text;
  return make('td', {class: [column.number ? 'number' : '', cell.kind ?? ''].join(' ').trim(), title: cell.full || cell.text},
      text, cell.change ? make('small', {class: cell.verdict ?? ''}, ' ' + cell.change) : null);
}

// Takes over a table that is there: its rows have the ids of their runs.
export function adopt(table) {
  rows = new Map();
  for (const row of table.querySelectorAll('tr[data-id]')) {
    row.addEventListener('mouseenter', () => point(row.dataset.id, 'table'));
    row.addEventListener('mouseleave', () => point(null, 'table'));
    rows.set(row.dataset.id, row);
  }
}

// Gives the rows of drawn runs the colours of their curves.
export function colour(drawn) {
  colours = drawn;
  for (const [id, row] of rows) row.style.setProperty('--run', drawn.get(id) ?? 'transparent');
}

onPoint(id => {
  for (const [own, row] of rows) row.classList.toggle('pointed', own === id);
});
