// <course-rules world="world 1 …" filters="public-acl web-sg" from="203.0.113.10" to="bastion" port="22">: rules of network
// ACLs and security groups to switch off and to add, and a packet that walks through them, there and back.
(() => {
  'use strict';
  const { make, define, Widget } = window.courseTouch;

  const RULE = /^(allow|deny) (\S+) (in|out) (.+)$/;

  class Rules extends Widget {
    begin() {
      const lines = this.opened.world.split('\n');
      this.filters = this.getAttribute('filters').split(/[\s,]+/);
      const rule = line => line.match(RULE);
      const own = line => this.filters.includes(rule(line)?.[2]);
      this.rest = lines.filter(line => !own(line)).join('\n').trimEnd();
      this.lists = new Set(lines.flatMap(line => line.match(/^acl (\S+)/)?.[1] ?? []));
      this.first = lines.filter(own);
      // A security group lets everything out from the beginning, which no line says.
      this.open = this.filters.filter(label => !this.lists.has(label) && !lines.some(line => line.startsWith(`revoke ${label} out all`)));
      this.columns = make('div', { class: 'course-filters' });
      this.fault = make('p', { class: 'course-fault', role: 'alert' });
      const packet = { from: 14, to: 14, port: 6, 'source-port': 6 };
      this.packet = Object.fromEntries(Object.entries(packet).map(([name, size]) => [name, make('input', {
        id: this.id(name), size, value: this.getAttribute(name) ?? '', autocapitalize: 'off', spellcheck: 'false',
        inputmode: name.endsWith('port') ? 'numeric' : undefined, oninput: () => this.later(),
      })]));
      const fields = Object.entries(this.packet).map(([name, input]) => make('span', {}, make('label', { for: this.id(name) }, this.say(name)), ' ', input));
      this.said = make('div', { class: 'course-way', role: 'status' });
      this.walk = make('div', { class: 'course-walk' });
      this.replaceChildren(this.columns, this.form(), this.fault,
        make('fieldset', { class: 'course-packet' }, make('legend', {}, this.say('packet')), ...fields,
          this.button('walk', () => this.start()), this.button('step', () => this.step(1)), this.said), this.walk);
      this.reset();
    }

    // Where a rule is put together.
    form() {
      const option = (value, text = value) => make('option', { value }, text);
      const choice = (name, values) => this.field(name, 'select', { onchange: () => this.fit() }, ...values.map(value => option(...[].concat(value))));
      const text = (name, value, size) => this.field(name, 'input', { value, size, autocapitalize: 'off', spellcheck: 'false' });
      const parts = {
        filter: choice('filter', this.filters), direction: choice('direction', [['in', this.say('in')], ['out', this.say('out')]]),
        number: text('number', '90', 5), verb: choice('verb', [['allow', this.say('allow')], ['deny', this.say('deny')]]),
        protocol: choice('protocol', ['tcp', 'udp', 'icmp', 'all']), ports: text('ports', '1024-65535', 11), peer: text('peer', '0.0.0.0/0', 14),
      };
      this.parts = Object.fromEntries(Object.entries(parts).map(([name, [, field]]) => [name, field]));
      const spans = Object.entries(parts).map(([name, [label, field]]) => make('span', { 'data-part': name }, label, ' ', field));
      const form = make('details', { class: 'course-add' }, make('summary', {}, this.say('add-rule')),
        make('div', { class: 'course-packet' }, ...spans, this.button('add', () => this.add()), this.button('reset', () => this.reset())));
      this.spans = spans;
      this.fit();
      return form;
    }

    // Only a network ACL has numbers and refusals; protocols without ports have none.
    fit() {
      const { filter, protocol } = Object.fromEntries(Object.entries(this.parts).map(([name, field]) => [name, field.value]));
      for (const span of this.spans ?? []) {
        const { part } = span.dataset;
        span.hidden = (['number', 'verb'].includes(part) && !this.lists.has(filter)) || (part === 'ports' && !['tcp', 'udp'].includes(protocol));
      }
    }

    add() {
      const value = Object.fromEntries(Object.entries(this.parts).map(([name, field]) => [name, field.value.trim()]));
      const isList = this.lists.has(value.filter);
      const words = [isList ? value.verb : 'allow', value.filter, value.direction, isList ? value.number : '', value.protocol,
        ['tcp', 'udp'].includes(value.protocol) ? value.ports : '', value.direction === 'in' ? 'from' : 'to', value.peer];
      const line = words.filter(Boolean).join(' ');
      const same = other => other.line.split(' ').slice(1, 4).join(' ') === line.split(' ').slice(1, 4).join(' ');
      const before = isList ? this.rules.filter(other => !same(other)) : this.rules;
      const wrong = this.judged([...before, { line, on: true }]);
      if (wrong) return;
      this.rules = [...before, { line, on: true }];
      this.draw();
    }

    reset() {
      this.rules = [...this.first.map(line => ({ line, on: true })), ...this.open.map(label => ({ line: `allow ${label} out all to 0.0.0.0/0`, on: true, given: true }))];
      this.draw();
      this.judge();
    }

    // Each filter with its rules, in the order in which they are read.
    draw() {
      const number = rule => Number(rule.line.split(' ')[3]) || 0;
      this.columns.replaceChildren(...this.filters.map(label => {
        const isList = this.lists.has(label);
        const part = direction => {
          const rules = this.rules.filter(rule => rule.line.startsWith(`${rule.line.split(' ')[0]} ${label} ${direction} `));
          if (isList) rules.sort((one, other) => number(one) - number(other));
          const items = rules.map(rule => {
            const [, verb, , , words] = rule.line.match(RULE);
            const box = make('input', { type: 'checkbox', checked: rule.on, onchange: () => { rule.on = box.checked; this.judge(); } });
            return make('li', {}, make('label', {}, box, ' ', make('code', {}, isList ? words.replace(' ', ` ${this.say(verb)} `) : words)));
          });
          const last = make('li', { class: 'last' }, this.say(isList ? 'else-list' : 'else-group'));
          return [make('p', { class: 'course-leg' }, this.say(direction)), make('ul', {}, ...items, last)];
        };
        return make('fieldset', {}, make('legend', {}, this.say(isList ? 'list-of' : 'group-of', { label })), ...part('in'), ...part('out'));
      }));
    }

    world(rules) {
      const given = rules.filter(rule => rule.given && !rule.on).map(rule => rule.line.replace('allow', 'revoke'));
      return `${this.rest}\n${[...rules.filter(rule => rule.on && !rule.given).map(rule => rule.line), ...given].join('\n')}\n`;
    }

    // What is wrong with these rules; if nothing is, the packet has gone through them.
    judged(rules) {
      const world = this.world(rules);
      const read = this.engine.ask({ read: { world } });
      const wrong = read.sentence ?? read.fault;
      this.fault.classList.toggle('wrong', Boolean(wrong));
      this.fault.textContent = wrong ?? '';
      if (wrong) return wrong;
      const value = name => this.packet[name].value.trim();
      const port = name => /^\d{1,5}$/.test(value(name)) && Number(value(name)) < 65536 ? Number(value(name)) : null;
      const traced = this.engine.ask({ trace: { world, path: { from: value('from'), to: value('to'), port: port('port'), source_port: port('source-port') } } });
      this.said.replaceChildren(...this.verdict(traced));
      this.dataset.verdict = traced.verdict ?? '';
      this.show(traced);
      return null;
    }

    judge() {
      clearTimeout(this.timer);
      this.judged(this.rules);
    }

    // Both legs as stations; all of them are there at once, and the packet walks when it is sent.
    show(traced) {
      clearInterval(this.walking);
      const legs = (traced.legs ?? []).filter(leg => leg.steps.length > 0);
      this.walk.replaceChildren(...legs.flatMap(leg => [make('p', { class: 'course-leg' }, `${leg.label}: ${leg.told}`), make('ol', {}, ...this.steps(leg))]));
      // It walks as far as it comes.
      const stations = [...this.walk.querySelectorAll('li')];
      const end = stations.findIndex(station => station.classList.contains('stops'));
      this.stations = end < 0 ? stations : stations.slice(0, end + 1);
      this.at = this.stations.length;
    }

    here(at) {
      this.at = at;
      this.stations.forEach((station, index) => {
        station.classList.toggle('later', index > at);
        if (index === at) station.setAttribute('aria-current', 'step');
        else station.removeAttribute('aria-current');
      });
    }

    start() {
      clearInterval(this.walking);
      this.here(0);
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
      this.walking = setInterval(() => this.step(1), 700);
    }

    step(by) {
      if (this.at >= this.stations.length) {
        this.here(0);
        return;
      }
      this.here(this.at + by);
      if (this.at >= this.stations.length) clearInterval(this.walking);
    }
  }

  define('rules', Rules);
})();
