// Fingers on a chart: one reads values, two zoom and move x, a double tap shows the whole. Up and down, the page scrolls.

// Pixels between two fingers that stand above each other.
const LEAST = 24;

// Listens to the fingers on a plot of uPlot.
//
// log: whether x is logarithmic; look: shows x from one value to another while fingers move; done: hears where it ends.
export function fingers(plot, {log, look, done}) {
  const over = plot.over;
  const down = new Map();
  let held = null;
  let seen = null;
  const pixel = event => event.clientX - over.getBoundingClientRect().left;
  const place = x => log() ? Math.log10(x) : x;
  const value = at => log() ? 10 ** at : at;

  // What is shown when the values that two fingers took are under them where they are now.
  const stretch = () => {
    const [one, other] = held;
    const gap = down.get(other.id) - down.get(one.id);
    const scale = (other.at - one.at) / (Math.abs(gap) < LEAST ? Math.sign(other.at - one.at) * LEAST : gap);
    if (!(scale > 0) || !Number.isFinite(scale)) return;
    const from = one.at - scale * down.get(one.id);
    seen = [value(from), value(from + scale * over.clientWidth)];
    look(...seen);
  };

  over.addEventListener('pointerdown', event => {
    if (event.pointerType !== 'touch' || down.size === 2) return;
    down.set(event.pointerId, pixel(event));
    over.setPointerCapture(event.pointerId);
    if (down.size === 1) read(event);
    else held = [...down].map(([id, at]) => ({id, at: place(plot.posToVal(at, 'x'))}));
  });
  over.addEventListener('pointermove', event => {
    if (!down.has(event.pointerId)) return;
    down.set(event.pointerId, pixel(event));
    if (held) stretch();
    else read(event);
  });
  const read = event => plot.setCursor({left: pixel(event), top: event.clientY - over.getBoundingClientRect().top}, true, true);
  const up = event => {
    down.delete(event.pointerId);
    if (held && seen) done(...seen);
    held = seen = null;
  };
  over.addEventListener('pointerup', up);
  over.addEventListener('pointercancel', up);
}

// Two ends of x as texts, finer than a thousandth of what is between them.
export function ends(from, to, log) {
  const digits = 3 - Math.floor(Math.log10(to - from));
  return [from, to].map(x => log || !(digits <= 20) ? x.toPrecision(6) : String(Number(x.toFixed(Math.max(0, digits)))));
}
