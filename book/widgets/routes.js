// <course-routes world="world 1 …" table="public-rt" from="bastion" to="203.0.113.80">: a route table to edit, and which of
// its routes a packet takes. The engine looks it up; nothing here compares addresses.
(() => {
  'use strict';
  const { make, define, Widget } = window.courseTouch;

  class Routes extends Widget {
    begin() {
      this.table = this.getAttribute('table');
      const lines = this.opened.world.split('\n');
      const route = line => line.match(/^route (\S+) (\S+) -> (\S+)/);
      const own = line => route(line)?.[1] === this.table;
      this.rest = lines.filter(line => !own(line)).join('\n').trimEnd();
      this.first = lines.filter(own).map(line => route(line).slice(2, 4));
      const [fromLabel, from] = this.field('from', 'input', { value: this.getAttribute('from') ?? '', size: 14, autocapitalize: 'off', spellcheck: 'false', oninput: () => this.later() });
      const [toLabel, to] = this.field('to', 'input', { value: this.getAttribute('to') ?? '', size: 16, autocapitalize: 'off', spellcheck: 'false', oninput: () => this.later() });
      Object.assign(this, { from, to });
      const targets = this.engine.ask({ read: { world: this.opened.world } }).labels ?? [];
      const heads = ['destination', 'target', 'match'].map(name => make('th', { scope: 'col' }, this.say(name)));
      this.local = make('tbody');
      this.rows = make('tbody');
      this.said = make('div', { class: 'course-way', role: 'status' });
      this.fault = make('p', { class: 'course-fault', role: 'alert' });
      this.replaceChildren(
        make('div', { class: 'table-wrapper', tabindex: '0', role: 'region', 'aria-label': this.say('table', { table: this.table }) },
          make('table', {}, make('caption', {}, this.say('table', { table: this.table })), make('thead', {}, make('tr', {}, ...heads)), this.local, this.rows)),
        make('div', { class: 'course-buttons' }, this.button('add-route', () => this.add(['0.0.0.0/0', 'igw'], true)), this.button('reset', () => this.reset())),
        make('datalist', { id: this.id('targets') }, ...targets.map(label => make('option', { value: label }))), this.fault,
        make('fieldset', { class: 'course-packet' }, make('legend', {}, this.say('packet')),
          make('span', {}, fromLabel, ' ', from), make('span', {}, toLabel, ' ', to), this.said));
      this.reset();
    }

    reset() {
      this.rows.replaceChildren();
      this.first.forEach(pair => this.add(pair, false));
      this.judge();
    }

    add([destination, target], isNew) {
      const name = name => this.say(`${name}-of`, { number: this.rows.children.length + 1 });
      const act = () => this.later();
      const row = make('tr', {},
        make('td', {}, make('input', { value: destination, size: 13, 'aria-label': name('destination'), autocapitalize: 'off', spellcheck: 'false', oninput: act })),
        make('td', {}, make('input', { value: target, size: 8, 'aria-label': name('target'), list: this.id('targets'), autocapitalize: 'off', spellcheck: 'false', oninput: act }), ' ',
          this.button('remove', () => { row.remove(); this.judge(); })),
        make('td', { class: 'match' }));
      this.rows.append(row);
      if (isNew) {
        row.querySelector('input').focus();
        this.judge();
      }
    }

    routes() {
      return [...this.rows.children].map(row => [...row.querySelectorAll('input')].map(input => input.value.trim()));
    }

    judge() {
      clearTimeout(this.timer);
      const routes = this.routes();
      const world = `${this.rest}\n${routes.map(([to, by]) => `route ${this.table} ${to} -> ${by}\n`).join('')}`;
      const read = this.engine.ask({ read: { world } });
      const wrong = read.sentence ?? read.fault;
      this.toggleAttribute('stale', Boolean(wrong));
      this.fault.classList.toggle('wrong', Boolean(wrong));
      this.fault.textContent = wrong ?? '';
      if (wrong) return;
      const path = { from: this.from.value.trim(), to: this.to.value.trim(), port: 443 };
      const found = this.engine.ask({ lookup: { world, table: this.table, path } });
      if (found.fault) {
        this.said.replaceChildren(make('p', { class: 'wrong' }, found.fault));
        return;
      }
      const told = route => this.say(`match-${route.wins ? 'wins' : route.contains === null ? 'list' : route.contains ? 'shorter' : 'none'}`, { bits: route.bits ?? '' });
      const mark = (cell, row, route) => {
        cell.textContent = route ? `${route.wins ? '➔ ' : ''}${told(route)}${route.blackhole ? ` · ${this.say('blackhole')}` : ''}` : this.say('match-twice');
        row.toggleAttribute('data-wins', Boolean(route?.wins));
      };
      const rest = [...found.routes];
      // What AWS keeps of two routes to the same block is the last one.
      const rows = [...this.rows.children].reverse();
      // Host bits are cleared, as AWS does.
      const cleared = to => this.engine.ask({ plan: { vpc: to, subnets: [] } }).vpc?.network ?? to;
      const last = routes.map(([to]) => cleared(to)).reverse();
      rows.forEach((row, at) => {
        const is = last.indexOf(last[at]) === at;
        const index = rest.findIndex(route => route.destination === last[at]);
        const [route] = is && index >= 0 ? rest.splice(index, 1) : [];
        mark(row.querySelector('.match'), row, route);
      });
      this.local.replaceChildren(...rest.map(route => {
        const row = make('tr', {}, make('td', {}, make('code', {}, route.destination)), make('td', {}, make('code', {}, route.target)), make('td', { class: 'match' }));
        mark(row.querySelector('.match'), row, route);
        return row;
      }));
      const winner = found.routes.find(route => route.wins);
      const way = winner ? this.say('taken', { destination: winner.destination, target: winner.target }) : this.say(found.reached ? 'not-taken' : 'not-asked', { table: this.table });
      this.said.replaceChildren(make('p', {}, way), ...this.verdict(found.traced));
    }
  }

  define('routes', Routes);
})();
