// <course-cascade>: a shop whose neighbour hangs, second by second. Nothing is left to chance: the same switches give the
// same figures, and those of the table in the page are these.
(() => {
  'use strict';
  const { make, number, Thing } = window.courseParts;

  const WORKERS = 10;
  const END = 40;
  const HANGS = { from: 3, until: 15 };
  // What a second brings: every other visitor's page needs the neighbour.
  const VISITORS = [true, false, true, false, true, false];
  const PATIENCE = 30;
  const TIMEOUT = 1;
  const RETRIES = 2;
  const BULKHEAD = 2;
  const BREAKER = { failures: 3, rest: 5 };

  // The seconds of the whole story under some switches.
  const simulate = switches => {
    const waits = switches.timeout ? TIMEOUT : PATIENCE;
    const retries = switches.retries ? RETRIES : 0;
    let waiting = [];
    let failures = 0;
    let open = 0;
    let trial = false;
    const seconds = [];
    for (let second = 1; second <= END; second += 1) {
      const hangs = second >= HANGS.from && second < HANGS.until;
      const now = { second, hangs, answered: 0, fallback: 0, failed: 0, refused: 0, calls: 0 };
      const fails = () => {
        failures += 1;
        if (switches.breaker && (trial || failures >= BREAKER.failures)) open = second + BREAKER.rest;
        trial = false;
      };
      // An attempt: what hangs is waited for, what does not is answered within this second.
      const call = tries => {
        now.calls += 1;
        if (hangs) {
          waiting.push({ until: second + waits, tries });
          return false;
        }
        now.answered += 1;
        failures = 0;
        trial = false;
        return true;
      };
      const over = waiting.filter(one => one.until === second);
      waiting = waiting.filter(one => one.until !== second);
      let busy = 0;
      for (const one of over) {
        fails();
        if (one.tries < retries && second >= open) {
          if (call(one.tries + 1)) busy += 1;
        } else if (switches.timeout) {
          now.fallback += 1;
        } else {
          now.failed += 1;
        }
      }
      for (const asks of VISITORS) {
        if (waiting.length + busy >= WORKERS) {
          now.refused += 1;
          continue;
        }
        const full = switches.bulkhead && waiting.length >= BULKHEAD;
        const shut = switches.breaker && (second < open || trial);
        if (!asks) {
          now.answered += 1;
          busy += 1;
        } else if (full || shut) {
          now.fallback += 1;
          busy += 1;
        } else {
          // After its rest the breaker lets one through, to see.
          if (switches.breaker && open > 0 && failures > 0) trial = true;
          if (call(0)) busy += 1;
        }
      }
      seconds.push({ ...now, waiting: waiting.length, busy });
    }
    return seconds;
  };

  const sum = (seconds, key) => seconds.reduce((all, one) => all + one[key], 0);
  const most = (seconds, key) => Math.max(0, ...seconds.map(one => one[key]));

  // The figures by which two stories are compared, in the order of the table's columns.
  const figures = seconds => [
    sum(seconds, 'answered'), sum(seconds, 'fallback'), sum(seconds, 'refused') + sum(seconds, 'failed'),
    most(seconds, 'waiting'), sum(seconds, 'calls'),
  ];

  class Cascade extends Thing {
    start() {
      this.switches = { timeout: false, retries: false, bulkhead: false, breaker: false };
      this.workers = make('div', { class: 'workers', 'aria-hidden': 'true' });
      this.next = make('button', { type: 'button', onclick: () => this.go(this.at + 1) }, this.say('next'));
      this.last = make('button', { type: 'button', onclick: () => this.go(END) }, this.say('end'));
      this.again = make('button', { type: 'button', onclick: () => this.go(0) }, this.say('again'));
      this.body = make('tbody');
      const heads = ['second', 'neighbour', 'answered', 'fallback', 'refused', 'waiting'];
      const history = make('div', { class: 'table-wrapper history', tabindex: 0, role: 'region', 'aria-label': this.say('history') },
        make('table', {}, make('thead', {}, make('tr', {}, ...heads.map(key => make('th', { scope: 'col' }, this.say(`head-${key}`))))), this.body));
      this.fold(
        make('fieldset', {}, make('legend', {}, this.say('built')), ...Object.keys(this.switches).map(key =>
          this.toggle(key, false, on => { this.switches[key] = on; this.play(); }))),
        make('div', { class: 'buttons' }, this.next, this.last, this.again),
        this.workers, this.status,
        make('details', { class: 'table' }, make('summary', {}, this.say('history')), history),
      );
      this.play();
    }

    // The switches have changed: the story is told as far as it was.
    play() {
      this.seconds = simulate(this.switches);
      this.go(this.at ?? 0);
    }

    go(at) {
      this.at = Math.min(at, END);
      const told = this.seconds.slice(0, this.at);
      const now = told.at(-1);
      for (const button of [this.next, this.last]) button.disabled = this.at === END;
      this.again.disabled = this.at === 0;
      const states = now ? [...Array(now.waiting).fill('waits'), ...Array(now.busy).fill('works')] : [];
      this.workers.replaceChildren(...Array.from({ length: WORKERS }, (_, worker) => {
        const state = states[worker] ?? 'free';
        return make('span', { class: state }, { waits: '…', works: '✔', free: '·' }[state]);
      }));
      this.body.replaceChildren(...told.map(one => make('tr', {},
        make('th', { scope: 'row' }, String(one.second)), make('td', {}, this.say(one.hangs ? 'hangs' : 'up')),
        ...[one.answered, one.fallback, one.refused + one.failed, `${one.waiting}/${WORKERS}`].map(value => make('td', {}, String(value))))));
      this.dataset.figures = figures(told).join(' ');
      this.status.replaceChildren(...this.lines(told, now).map((line, at) => make('p', { class: at === 0 && 'now' }, line)));
    }

    lines(told, now) {
      if (!now) return [this.say('begin')];
      const [answered, fallback, refused, waiting, calls] = figures(told).map(value => number(value, 0));
      const lines = [
        this.say(now.hangs ? 'now-hangs' : 'now-up', { ...now, refused: now.refused + now.failed, free: WORKERS - now.waiting }),
        this.say('sum', { answered, fallback, refused, calls }),
      ];
      if (now.waiting === WORKERS) lines.push(this.say(now.hangs ? 'stuck' : 'stuck-still'));
      if (this.at === END) lines.push(this.say('over', { waiting }));
      return lines;
    }
  }

  window.courseParts.cascade = switches => figures(simulate(switches));
  customElements.define('course-cascade', Cascade);
})();
