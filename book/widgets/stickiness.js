// <course-stickiness>: two targets, two visitors, and where a session is kept: who is signed out, and when. What happens
// are the rows of the table in the page.
(() => {
  'use strict';
  const { make, nodes, Thing } = window.courseParts;

  const TARGETS = ['app', 'app-2'];

  // What becomes of each row under some settings. The load balancer remembers nothing: whom a cookie leads nowhere, the
  // next target in turn gets.
  const play = (events, settings) => {
    const memory = new Map(TARGETS.map(target => [target, new Set()]));
    const database = new Set();
    const cookies = new Map();
    const last = new Map();
    let healthy = TARGETS;
    let turn = 0;
    const keepsCookies = settings.client === 'browser';
    return events.map(({ act, visitor }) => {
      if (act === 'stop' || act === 'back') {
        healthy = act === 'stop' ? TARGETS.slice(1) : TARGETS;
        memory.get(TARGETS[0]).clear();
        return { result: act };
      }
      const led = cookies.get(visitor);
      const target = healthy.includes(led) ? led : healthy[turn++ % healthy.length];
      if (settings.sticky === 'on' && keepsCookies) cookies.set(visitor, target);
      const moved = last.has(visitor) && last.get(visitor) !== target;
      last.set(visitor, target);
      const sessions = settings.session === 'memory' ? memory.get(target) : database;
      if (act === 'sign') sessions.add(visitor);
      const known = act === 'sign' || (keepsCookies && sessions.has(visitor));
      return { result: act === 'sign' ? 'signed' : known ? 'known' : 'out', target, moved };
    });
  };

  class Stickiness extends Thing {
    start() {
      this.settings = { sticky: 'off', session: 'memory', client: 'browser' };
      this.events = this.rows.map(({ dataset }) => ({ ...dataset }));
      const of = (key, options) => this.choice(key, options, this.settings[key], value => {
        this.settings[key] = value;
        this.tell();
      });
      this.list = make('ol', { class: 'events' });
      this.fold(of('sticky', ['off', 'on']), of('session', ['memory', 'database']), of('client', ['browser', 'bare']), this.status, this.list);
      this.tell();
    }

    tell() {
      const outcomes = play(this.events, this.settings);
      this.list.replaceChildren(...this.events.map((event, at) => {
        const { result, target } = outcomes[at];
        const line = make('li', { 'data-result': result, class: result === 'out' && 'wrong' }, ...nodes(this.say(`act-${event.act}`, event)), ' ');
        if (target) line.append(make('code', {}, target), make('br'));
        line.append(result === 'out' ? '✘ ' : '', this.say(`result-${result}`));
        return line;
      }));
      const count = test => outcomes.filter(test).length;
      const figures = { all: count(one => ['known', 'out'].includes(one.result)), out: count(one => one.result === 'out'), moved: count(one => one.moved) };
      this.status.replaceChildren(
        make('p', { class: 'sum' }, figures.out ? '✘ ' : '✔ ', this.say('sum', figures)), make('p', {}, this.say('moved', figures)),
        make('p', {}, ...nodes(this.say(this.settings.client === 'bare' ? 'why-bare' : `why-${this.settings.sticky}-${this.settings.session}`))));
      this.dataset.figures = Object.values(figures).join(' ');
    }
  }

  customElements.define('course-stickiness', Stickiness);
})();
