// The page of a run: what hps show, hps diff and hps log print of it, its curves, and commands to copy.
import {$, ask, change, isDark, make, one, said} from './state.js';
import {showCurves, slices} from './curves.js';

const WAIT = 250;
let shown = '';
let panels = new Map();
let curves = null;
let parts = null;
let errors = false;
let typing = 0;

export async function showRun() {
  const id = one('run');
  $('run').hidden = !id;
  $('overview').hidden = !!id;
  if (!id) {
    leave();
    return;
  }
  if (id !== shown) begin(id);
  await Promise.all([details(), charts(), log()]);
}

function leave() {
  panels.forEach(panel => panel.remove());
  panels = new Map();
  curves = parts = null;
  shown = '';
  $('run').replaceChildren();
}

function begin(id) {
  leave();
  shown = id;
  errors = false;
  parts = {};
  for (const name of ['head', 'facts', 'params', 'metrics', 'checkpoints', 'family', 'diff', 'curves', 'log']) {
    parts[name] = make('section', {class: name});
  }
  parts.panels = make('div', {class: 'panels'});
  parts.said = make('p', {class: 'weak'});
  parts.curves.append(make('h2', {}, 'curves'), parts.said, parts.panels);
  logParts();
  $('run').replaceChildren(parts.head, make('div', {class: 'sheet'},
      make('div', {}, parts.facts, parts.params, parts.metrics, parts.checkpoints, parts.family, parts.diff),
      make('div', {}, parts.curves, parts.log)));
}

async function details() {
  const reply = await ask('run');
  if (!reply || !parts) return;
  if (reply.error) {
    parts.head.replaceChildren(make('p', {class: 'bad'}, said(reply.error)));
    return;
  }
  document.title = reply.short + ' hps';
  const base = one('base') === reply.id;
  parts.head.replaceChildren(
      make('button', {type: 'button', onclick: () => change({run: ''}, true)}, '← all runs'),
      make('h1', {}, reply.short, ' ', reply.name ?? ''),
      make('span', {class: 'state ' + reply.word}, reply.state),
      make('button', {type: 'button', onclick: () => change({base: base ? '' : reply.id})}, base ? '⚑ is the baseline' : '⚑ make it the baseline'),
      make('div', {class: 'commands'}, ...reply.commands.map(command)),
      reply.reason ? make('p', {class: 'bad'}, reply.reason) : '',
      ...reply.problems.map(problem => make('p', {class: 'busy'}, problem)));
  parts.facts.replaceChildren(make('dl', {}, ...reply.facts.flatMap(([label, text]) => [make('dt', {}, label), make('dd', {}, label === 'command' ? command(text) : text)])));
  section('params', 'parameters', reply.params);
  section('metrics', 'metrics', reply.metrics);
  section('checkpoints', 'checkpoints', reply.checkpoints);
  parts.family.replaceChildren(...(reply.family.length ? [make('h2', {}, 'family'), make('pre', {}, ...reply.family.flatMap(([id, text]) => [relative(id, text, reply.id), '\n']))] : []));
  section('diff', reply.other ? 'differences to ' + reply.other : '', reply.differences, reply.other ? 'nothing that hps knows of differs' : '');
}

// A line of a command, which a click copies.
const command = line => make('button', {type: 'button', class: 'command', title: 'copy', onclick: () => navigator.clipboard?.writeText(line)}, line);

function relative(id, text, own) {
  return id === own ? text : make('a', {href: '?run=' + id, onclick: event => {
    if (!event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      change({run: id}, true);
    }
  }}, text);
}

function section(name, title, table, none = '') {
  const body = table ? make('div', {class: 'scroll'}, make('table', {},
      make('thead', {}, make('tr', {}, ...table.heads.map((head, i) => make('th', {class: table.numbers[i] ? 'number' : ''}, head)))),
      make('tbody', {}, ...table.rows.map(row => make('tr', {}, ...row.map((cell, i) =>
          make('td', {class: (table.numbers[i] ? 'number ' : '') + (cell.kind ?? ''), title: cell.full ?? cell.text}, cell.text)))))))
    : none ? make('p', {class: 'weak'}, none) : null;
  parts[name].replaceChildren(...(body ? [make('h2', {}, title), body] : []));
}

async function charts() {
  const reply = await ask('curves', {slices: slices()}, 'run curves');
  if (!reply || !parts || reply.error?.code === 'gone') return;
  parts.said.textContent = reply.error ? said(reply.error) : (reply.notices ?? []).join('; ');
  curves = reply.error ? {panels: []} : reply;
  repaintRun();
}

// Draws the curves again, as in other colours.
export function repaintRun() {
  if (curves && parts) panels = showCurves(curves, parts.panels, panels);
}

function logParts() {
  parts.find = make('input', {type: 'search', placeholder: 'find in the log', 'aria-label': 'find in the log', oninput: () => {
    clearTimeout(typing);
    typing = setTimeout(log, WAIT);
  }});
  parts.which = make('button', {type: 'button', hidden: true, onclick: () => {
    errors = !errors;
    log();
  }});
  parts.notice = make('span', {class: 'weak'});
  parts.lines = make('pre', {class: 'lines', tabIndex: 0});
  parts.log.append(make('h2', {}, 'log'), make('p', {}, parts.find, ' ', parts.which, ' ', parts.notice), parts.lines);
}

async function log() {
  const reply = await ask('log', {find: parts.find.value, errors: errors ? '1' : '0'});
  if (!reply || !parts || reply.error?.code === 'gone') return;
  parts.which.hidden = !reply.errors && !errors;
  parts.which.textContent = errors ? 'standard output' : 'standard error';
  parts.notice.textContent = reply.error ? said(reply.error) : reply.notice ?? (reply.lines.length ? '' : 'nothing has been printed');
  const pre = parts.lines;
  const below = pre.scrollHeight - pre.scrollTop - pre.clientHeight < 30;
  pre.hidden = !(reply.lines ?? []).length;
  pre.replaceChildren(...(reply.lines ?? []).flatMap(line => [...line.map(piece), '\n']));
  if (below) pre.scrollTop = pre.scrollHeight;
}

// A part of a line, with the found text marked.
function piece(part) {
  const text = part.text ?? part;
  const parts = marked(text);
  if (part === text && parts.length === 1) return text;
  const element = make('span', {class: (part.strong ? 'strong ' : '') + (/^\d+$/.test(part.colour ?? '') ? 'c' + part.colour : '')}, ...parts);
  if (part.colour?.startsWith('#')) element.style.color = part.colour;
  return element;
}

function marked(text) {
  const wanted = parts.find.value.toLowerCase();
  const lower = text.toLowerCase();
  if (!wanted || lower.length !== text.length || !lower.includes(wanted)) return [text];
  const pieces = [];
  let at = 0;
  for (let next = lower.indexOf(wanted); next >= 0; next = lower.indexOf(wanted, at)) {
    pieces.push(text.slice(at, next), make('mark', {}, text.slice(next, next + wanted.length)));
    at = next + wanted.length;
  }
  return [...pieces, text.slice(at)];
}
