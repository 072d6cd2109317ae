// The page: what is asked when, and what is shown where.
import {$, all, ask, change, flag, isDark, make, one, onChange, said, toggle} from './state.js';
import {colour, showTable} from './table.js';
import {colours, showCurves, showLegend, slices} from './curves.js';
import {follow} from './live.js';
import {showError, showQuery} from './query.js';
import {repaintRun, showRun} from './run.js';
import {repaintSpread, showSpread} from './spread.js';

const MOST_ROWS = 2000;

// What lines are told apart by: fields, several with commas.
const KEYS = ['group', 'colour', 'stroke', 'panel'];
const CURVES_PAUSE = 1500;
const TABLE_PAUSE = 5000;
let drawn = new Set();
let curves = null;

async function table() {
  const reply = await ask('table');
  if (!reply) return;
  showError(reply);
  if (reply.error) return;
  showTable(reply);
  choices(reply);
  commands(reply.commands);
}

async function charts() {
  if (one('show') === 'values') {
    showSpread();
    return;
  }
  const reply = await ask('curves', {slices: slices()});
  if (!reply) return;
  if (reply.error) {
    if (reply.error.code === 'gone') return;
    $('chart-notices').textContent = reply.error.code === 'query' ? '' : said(reply.error);
    if (reply.error.code !== 'query') showAll({panels: []});
    return;
  }
  $('chart-notices').textContent = (reply.notices ?? []).join('; ');
  showAll(reply);
}

function showAll(reply) {
  curves = reply;
  drawn = new Set((reply.panels ?? []).flatMap(panel => panel.series.map(series => series.key)));
  showCurves(reply, $('panels'));
  showLegend(reply, $('legend'));
  colour(colours(reply));
}

// The metrics and columns to choose from.
function choices(reply) {
  choose($('metrics'), 'm', reply.metrics ?? []);
  const shown = new Set((reply.columns ?? []).map(column => column.name));
  const list = $('columns').querySelector('div');
  const names = [...new Set([...shown, ...(reply.params ?? []), ...(reply.metrics ?? [])])];
  list.replaceChildren(make('button', {type: 'button', onclick: () => change({col: ''})}, 'usual'),
      ...names.slice(0, 1000).map(name => make('label', {}, make('input', {type: 'checkbox', checked: shown.has(name),
        onclick: event => change({col: event.target.checked ? [...shown, name] : [...shown].filter(each => each !== name)})}), ' ' + name)));
  $('params').replaceChildren(...(reply.params ?? []).slice(0, 500).map(name => make('option', {value: name})));
  const x = $('x');
  const known = ['step', 'epoch', 'time', 'date', ...(reply.metrics ?? []).filter(name => name !== 'epoch').slice(0, 200)];
  x.replaceChildren(...known.map(name => make('option', {selected: name === (one('x') || 'step')}, name)));
}

function choose(details, key, names) {
  details.querySelector('div').replaceChildren(make('button', {type: 'button', onclick: () => change({[key]: ''})}, 'usual'),
      ...names.slice(0, 1000).map(name => make('label', {},
          make('input', {type: 'checkbox', checked: all(key).includes(name), onclick: () => toggle(key, name)}), ' ' + name)));
}

// What prints the same in a terminal, to copy.
function commands(lines) {
  $('commands').querySelector('div').replaceChildren(...Object.values(lines ?? {}).map(line =>
    make('button', {type: 'button', class: 'command', title: 'copy', onclick: () => navigator.clipboard?.writeText(line)}, line)));
}

function tools() {
  for (const key of KEYS) $(key).value = all(key).join(',');
  $('smooth').value = one('smooth') || '0';
  $('logx').checked = flag('logx');
  $('logy').checked = flag('logy');
  $('top').value = one('top') || '10';
  const values = one('show') === 'values';
  $('spread').hidden = !values;
  $('curves').hidden = values;
  $('as-values').setAttribute('aria-pressed', String(values));
  $('as-curves').setAttribute('aria-pressed', String(!values));
  $('unzoom').hidden = !one('from') && !one('to');
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
}

function listen() {
  for (const key of KEYS) {
    $(key).addEventListener('change', event => change({[key]: event.target.value.split(',').map(each => each.trim()).filter(Boolean),
      ...(key === 'group' ? {sort: ''} : {})}));
  }
  $('x').addEventListener('change', event => change({x: event.target.value === 'step' ? '' : event.target.value, from: '', to: ''}));
  $('smooth').addEventListener('change', event => change({smooth: event.target.value === '0' ? '' : event.target.value}));
  $('logx').addEventListener('change', event => change({logx: event.target.checked ? '1' : ''}));
  $('logy').addEventListener('change', event => change({logy: event.target.checked ? '1' : ''}));
  $('top').addEventListener('change', event => change({top: event.target.value === '10' ? '' : event.target.value}));
  $('unzoom').addEventListener('click', () => change({from: '', to: ''}));
  $('as-curves').addEventListener('click', () => change({show: ''}));
  $('as-values').addEventListener('click', () => change({show: 'values'}));
  $('more').addEventListener('click', () => change({rows: String(Math.min(MOST_ROWS, 5 * (parseInt(one('rows')) || 100)))}));
  $('theme').addEventListener('click', () => change({theme: one('theme') === '' ? (isDark() ? 'light' : 'dark') : one('theme') === 'dark' ? 'light' : ''}));
  $('home').addEventListener('click', event => {
    event.preventDefault();
    change({run: ''}, true);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  document.addEventListener('click', event => document.querySelectorAll('#tools details[open]')
      .forEach(details => details.contains(event.target) || details.removeAttribute('open')));
}

function repaint() {
  tools();
  if (curves) showAll(curves);
  repaintRun();
  if (one('show') === 'values') repaintSpread();
}

// All that is looked at: a run's page, or the table and the charts.
function show() {
  showRun();
  if (one('run')) return;
  document.title = 'hps';
  table();
  charts();
}

const OF_CURVES = ['show', 'colour', 'stroke', 'panel', 'm', 'x', 'logx', 'logy', 'smooth', 'from', 'to', 'mark', 'top', 'group', 'q', 'sort'];
const OF_TABLE = ['q', 'sort', 'col', 'group', 'colour', 'stroke', 'panel', 'rows', 'base', 'mark', 'm', 'x', 'logx', 'logy', 'smooth', 'from', 'to', 'top'];

onChange(keys => {
  tools();
  showQuery();
  if (keys.has('theme')) repaint();
  if (one('run') || keys.has('run')) {
    show();
    return;
  }
  if (keys.has('sx') || keys.has('sy')) repaintSpread();
  if (OF_TABLE.some(key => keys.has(key))) table();
  if (OF_CURVES.some(key => keys.has(key))) charts();
});

// The same not more often than each so many milliseconds; the last call is never lost.
function atMost(pause, call) {
  let last = 0;
  let waiting = 0;
  return () => {
    if (waiting) return;
    waiting = setTimeout(() => {
      waiting = 0;
      last = Date.now();
      call();
    }, Math.max(0, last + pause - Date.now()));
  };
}

// What changes is shown as it comes.
function live() {
  const tableSoon = atMost(TABLE_PAUSE, table);
  const curvesSoon = atMost(CURVES_PAUSE, charts);
  const runSoon = atMost(CURVES_PAUSE, showRun);
  follow({
    grown: ids => {
      if (one('run')) {
        if (ids.includes(one('run'))) runSoon();
        return;
      }
      if (ids.some(id => drawn.has(id)) || all('group').length || one('show') === 'values') curvesSoon();
      tableSoon();
    },
    runs: () => {
      if (one('run')) {
        runSoon();
        return;
      }
      table();
      curvesSoon();
    },
    missed: show,
  });
}

tools();
listen();
show();
live();
