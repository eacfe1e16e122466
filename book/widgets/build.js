// <course-build plan="{…}">: a network put together from parts that are switched on and off, and what becomes of the
// packets that it is there for.
(() => {
  'use strict';
  const { make, define, Widget, MARKS } = window.courseTouch;

  class Build extends Widget {
    begin() {
      this.plan = JSON.parse(this.getAttribute('plan'));
      this.on = new Set();
      this.boxes = this.plan.parts.map(part => make('input', { type: 'checkbox', value: part.id, onchange: event => this.switch(part, event.target.checked) }));
      this.chosen = 0;
      this.fates = this.plan.packets.map(() => make('span', { class: 'fate' }));
      const choices = this.plan.packets.map((packet, at) => make('li', {}, make('label', {},
        make('input', { type: 'radio', name: this.id('packet'), checked: at === 0, onchange: () => { this.chosen = at; this.judge(); } }),
        make('span', {}, packet.name, ' '), this.fates[at])));
      this.way = make('div', { class: 'course-way', 'aria-live': 'polite' });
      this.map = make('div', { class: 'course-map', tabindex: '0', role: 'region', 'aria-label': this.say('map') });
      this.replaceChildren(
        make('fieldset', { class: 'course-parts' }, make('legend', {}, this.say('parts')), ...this.plan.parts.map((part, at) =>
          make('label', {}, this.boxes[at], make('span', {}, part.name)))),
        make('fieldset', { class: 'course-packets' }, make('legend', {}, this.say('packets')), make('ul', {}, ...choices)),
        this.way, this.map);
      this.judge();
    }

    // What a part stands on comes with it, and goes with what stands on it.
    switch(part, is) {
      const { parts } = this.plan;
      const put = (id, is) => {
        if (is === this.on.has(id)) return;
        this.on[is ? 'add' : 'delete'](id);
        const own = parts.find(part => part.id === id);
        if (is && own.needs) put(own.needs, true);
        if (!is) parts.filter(part => part.needs === id).forEach(part => put(part.id, false));
      };
      put(part.id, is);
      this.judge();
    }

    world() {
      const lines = this.plan.parts.flatMap(part => this.on.has(part.id) ? part.lines : part.without);
      return ['world 1', 'base empty', ...this.plan.base, ...lines, ''].join('\n');
    }

    judge() {
      const world = this.world();
      this.boxes.forEach(box => { box.checked = this.on.has(box.value); });
      const traced = this.plan.packets.map(({ from, to, port }) => this.engine.ask({ trace: { world, path: { from, to, port } } }));
      traced.forEach((traced, at) => {
        this.fates[at].textContent = traced.fault ? '–' : MARKS[traced.verdict] ?? '?';
        this.fates[at].dataset.verdict = traced.fault ? 'absent' : traced.verdict;
      });
      const { from, to, port } = this.plan.packets[this.chosen];
      const path = traced[this.chosen].fault ? null : { from, to, port };
      const drawn = this.engine.ask({ map: { world, path, prefix: this.id('map-') } });
      if (drawn.svg) this.map.replaceChildren(window.courseParts.drawing(drawn.svg));
      this.way.replaceChildren(...this.verdict(traced[this.chosen]));
    }
  }

  define('build', Build);
})();
