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
      if (method === 'POST' && settings.methods === 'get') return { result: 'refused' };
      if (method === 'POST') {
        orders.set(viewer, order(viewer) + 1);
        return { result: 'passed', owner: viewer, orders: order(viewer) };
      }
      const key = [path, personal && settings.cookies === 'key' ? viewer : ''].join(' ');
      const copy = copies.get(key);
      if (copy && at - copy.at < copy.keeps) {
        const stale = copy.owner === viewer && copy.orders !== order(viewer);
        return { result: 'hit', age: at - copy.at, owner: copy.owner, orders: copy.orders,
          leaks: personal && copy.owner !== viewer, stale: personal && stale };
      }
      const answer = { at, owner: viewer, orders: order(viewer) };
      const ttl = personal && settings.store === 'no' ? Math.min(settings.ttl, LEAST) : settings.ttl;
      if (ttl === 0) return { result: 'passed', owner: viewer, orders: answer.orders };
      copies.set(key, { ...answer, keeps: ttl });
      return { result: copy ? 'expired' : 'miss', owner: viewer, orders: answer.orders };
    });
  };

  class Cache extends Thing {
    start() {
      this.settings = { ttl: 60, cookies: 'none', store: 'yes', methods: 'all' };
      this.events = this.rows.map(({ dataset }) => ({ ...dataset, at: Number(dataset.at), personal: 'personal' in dataset }));
      const of = (key, options) => this.choice(key, options, String(this.settings[key]), value => {
        this.settings[key] = key === 'ttl' ? Number(value) : value;
        this.tell();
      });
      this.list = make('ol', { class: 'events' });
      this.fold(of('ttl', ['0', '60', '86400']), of('cookies', ['none', 'key']), of('store', ['yes', 'no']), of('methods', ['all', 'get']),
        this.status, this.list);
      this.tell();
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
      this.list.replaceChildren(...this.events.map((event, index) => {
        const outcome = outcomes[index];
        const wrong = outcome.leaks || outcome.stale || outcome.result === 'refused';
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
      this.status.replaceChildren(...lines.map((line, at) => make('p', { class: at === 0 && 'sum' }, line)));
      this.dataset.figures = Object.values(figures).join(' ');
    }
  }

  customElements.define('course-cache', Cache);
})();
