// <course-cache>: what an edge does with the same requests under other settings: copies, their keys, their age, and who
// sees whose page. The requests are the rows of the table in the page.
(() => {
  'use strict';
  const { make, nodes, Thing } = window.courseParts;

  // With a cache policy that keeps for this long at least, as CachingOptimized does, `no-store` keeps a copy so long.
  const LEAST = 1;

  // What becomes of each request under some settings. A copy is kept under its key until it is too old; what the
  // behaviour does not let through never reaches the origin.
  const play = (events, settings) => {
    const copies = new Map();
    const orders = new Map();
    const order = viewer => orders.get(viewer) ?? 0;
    return events.map(({ at, viewer, method, path, personal }) => {
      const key = [path, personal && settings.cookies === 'key' ? viewer : ''].join(' ').trim();
      if (method === 'POST' && settings.methods === 'get') return { result: 'refused', key };
      if (method === 'POST') {
        orders.set(viewer, order(viewer) + 1);
        return { result: 'passed', key, owner: viewer, orders: order(viewer) };
      }
      const copy = copies.get(key);
      if (copy && at - copy.at < copy.keeps) {
        const stale = copy.owner === viewer && copy.orders !== order(viewer);
        return { result: 'hit', key, age: at - copy.at, owner: copy.owner, orders: copy.orders,
          leaks: personal && copy.owner !== viewer, stale: personal && stale };
      }
      const answer = { at, owner: viewer, orders: order(viewer) };
      const ttl = personal && settings.store === 'no' ? Math.min(settings.ttl, LEAST) : settings.ttl;
      if (ttl === 0) return { result: 'passed', key, owner: viewer, orders: answer.orders };
      copies.set(key, { ...answer, keeps: ttl });
      return { result: copy ? 'expired' : 'miss', key, until: at + ttl, owner: viewer, orders: answer.orders };
    });
  };

  const isWrong = outcome => outcome.leaks || outcome.stale || outcome.result === 'refused';

  class Cache extends Thing {
    start() {
      this.settings = { ttl: 60, cookies: 'none', store: 'yes', methods: 'all' };
      this.events = this.rows.map(({ dataset }) => ({ ...dataset, at: Number(dataset.at), personal: 'personal' in dataset }));
      const of = (key, options) => this.choice(key, options, String(this.settings[key]), value => {
        this.settings[key] = key === 'ttl' ? Number(value) : value;
        this.tell();
      });
      this.lanes = make('div', { class: 'lanes' });
      this.list = make('ol', { class: 'events' });
      this.fold(of('ttl', ['0', '60', '86400']), of('cookies', ['none', 'key']), of('store', ['yes', 'no']), of('methods', ['all', 'get']),
        this.status, this.lanes, this.list);
      this.tell();
    }

    // Where a moment stands: requests have the same distance from each other, and time runs between them.
    place(moment) {
      const times = this.events.map(event => event.at);
      const after = times.findIndex(time => time > moment);
      if (after < 0) return 1;
      const before = after - 1;
      return (before + .5 + (moment - times[before]) / (times[after] - times[before])) / times.length;
    }

    // A lane for each key, with its copies and the requests for it. The list below says the same.
    draw(outcomes) {
      const keys = [...new Set(outcomes.map(outcome => outcome.key))];
      const share = part => `${(100 * part).toFixed(2)}%`;
      const lane = key => {
        const [path, viewer] = key.split(' ');
        const parts = outcomes.flatMap((outcome, index) => {
          if (outcome.key !== key) return [];
          const middle = (index + .5) / outcomes.length;
          const mark = isWrong(outcome) ? '✘' : outcome.result === 'hit' ? '●' : '○';
          const dot = make('span', { class: 'dot', style: `inset-inline-start: ${share(middle)}` }, mark);
          if (outcome.until === undefined) return [dot];
          const length = this.place(outcome.until) - middle;
          return [make('span', { class: 'copy', style: `inset-inline-start: ${share(middle)}; inline-size: ${share(length)}` }), dot];
        });
        return [make('p', {}, ...nodes(this.say(viewer ? 'lane-cookie' : 'lane-path', { path, viewer }))),
          make('div', { class: 'lane', 'aria-hidden': 'true' }, ...parts)];
      };
      const times = this.events.map(event => make('span', {}, this.say('when', event)));
      this.lanes.replaceChildren(make('p', { class: 'note' }, this.say('timeline')), ...keys.flatMap(lane),
        make('div', { class: 'times', 'aria-hidden': 'true' }, ...times));
    }

    // What the viewer sees, in words.
    seen({ personal, viewer, method }, outcome) {
      if (outcome.result === 'refused') return this.say('page-403');
      if (method === 'POST') return this.say('page-placed', { orders: outcome.orders });
      if (!personal) return this.say('page-file');
      return this.say(outcome.leaks ? 'page-other' : outcome.stale ? 'page-old' : 'page-own', { viewer, ...outcome });
    }

    tell() {
      const outcomes = play(this.events, this.settings);
      this.draw(outcomes);
      this.list.replaceChildren(...this.events.map((event, index) => {
        const outcome = outcomes[index];
        const wrong = isWrong(outcome);
        return make('li', { class: wrong ? 'wrong' : outcome.result, 'data-result': outcome.result },
          make('p', {}, make('b', {}, this.say('when', event)), ' ', ...nodes(this.say('asks', event))),
          make('p', {}, ...nodes(this.say(outcome.result, { age: outcome.age })), ' ', wrong ? '✘ ' : '', this.seen(event, outcome)));
      }));
      const count = test => outcomes.filter(test).length;
      const figures = {
        all: outcomes.length,
        hits: count(one => one.result === 'hit'),
        origin: count(one => ['miss', 'expired', 'passed'].includes(one.result)),
        leaks: count(one => one.leaks), stale: count(one => one.stale), refused: count(one => one.result === 'refused'),
      };
      const lines = [this.say('sum', figures)];
      for (const key of ['leaks', 'stale', 'refused']) if (figures[key]) lines.push(`✘ ${this.say(`sum-${key}`, figures)}`);
      if (lines.length === 1) lines.push(`✔ ${this.say('fine')}`);
      this.status.replaceChildren(...lines.map((line, at) => make('p', { class: at === 0 && 'sum' }, ...nodes(line))));
      this.dataset.figures = Object.values(figures).join(' ');
    }
  }

  customElements.define('course-cache', Cache);
})();
