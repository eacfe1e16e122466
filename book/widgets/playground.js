// <course-playground lab="lab-1.12" world="world 1 …" from="app" to="203.0.113.80" port="443">: a world to mend, by clicks
// in the drawing or as text, with the map, a packet's way and the lab's checks.
(() => {
  'use strict';
  const { make, define, Widget } = window.courseTouch;

  // ---- Sharing ------------------------------------------------------------------------------------------------

  const through = async (stream, data) => new Uint8Array(await new Response(new Blob([data]).stream().pipeThrough(stream)).arrayBuffer());
  const packed = async text => {
    const data = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(text));
    return btoa(String.fromCharCode(...data)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  };
  const unpacked = async text => {
    const data = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0));
    return new TextDecoder().decode(await through(new DecompressionStream('deflate-raw'), data));
  };

  class Playground extends Widget {
    async begin() {
      this.lab = this.getAttribute('lab');
      this.history = [];
      const [worldLabel, world] = this.field('world', 'textarea', {
        rows: 18, spellcheck: 'false', autocapitalize: 'off', wrap: 'off', 'aria-describedby': this.id('fault'), oninput: () => this.later(),
      });
      this.world = world;
      this.fault = make('p', { id: this.id('fault'), class: 'course-fault', role: 'status' }, this.say('world-help'));
      this.undo = this.button('undo', () => this.back());
      const [labelsLabel, labels] = this.field('labels', 'select', {});
      this.labels = labels;
      this.map = make('div', { class: 'course-map', tabindex: '0', role: 'region', 'aria-label': this.say('map'), onclick: event => this.picked(event) });
      this.packet = Object.fromEntries(['from', 'to', 'port'].map(name => [name, make('input', {
        id: this.id(name), value: this.getAttribute(name) ?? '', list: name === 'port' ? undefined : this.id('ends'),
        inputmode: name === 'port' ? 'numeric' : undefined, size: name === 'port' ? 6 : 16, autocapitalize: 'off', oninput: () => this.later(),
      })]));
      this.ends = make('datalist', { id: this.id('ends') });
      this.way = make('div', { class: 'course-way', 'aria-live': 'polite' });
      const verdicts = this.places();
      const fields = Object.entries(this.packet).map(([name, input]) => make('span', {}, make('label', { for: this.id(name) }, this.say(name)), ' ', input));
      this.replaceChildren(
        verdicts,
        make('div', { class: 'course-edit' }, worldLabel, world, this.fault,
          make('div', { class: 'course-buttons' }, this.undo, this.button('reset', () => this.set(this.opened.world)), this.button('share', () => this.share()),
            make('span', {}, labelsLabel, ' ', labels, ' ', this.button('insert', () => this.insert(labels.value)),
              ' ', this.button('find', () => this.find(labels.value))))),
        make('p', { class: 'course-help' }, this.say('map-help')), this.map,
        make('fieldset', { class: 'course-packet' }, make('legend', {}, this.say('packet')), ...fields, this.ends, this.way));
      this.world.value = await this.given() ?? this.opened.world;
      this.last = this.world.value;
      this.judge();
    }

    // A world in the address is meant for the playground of that number.
    async given() {
      const found = location.hash.match(/^#playground-(\d+)=([\w-]+)$/);
      if (!found || Number(found[1]) !== this.number) return null;
      return unpacked(found[2]).catch(() => null);
    }

    set(text) {
      this.world.value = text;
      this.judge();
    }

    back() {
      // What cannot be read was never a state of the world: the last one that can be comes back first.
      if (this.world.value === this.last && this.history.length > 0) this.last = this.history.pop();
      this.set(this.last);
    }

    insert(label) {
      if (!label) return;
      const { selectionStart: start, selectionEnd: end, value } = this.world;
      const space = start > 0 && !/\s/.test(value[start - 1]) ? ' ' : '';
      this.world.setRangeText(space + label, start, end, 'end');
      this.world.focus();
      this.judge();
    }

    // Goes to the next line that is about a resource, the first one after the last, and marks it.
    find(label) {
      const lines = this.world.value.split('\n');
      const starts = lines.map((line, at) => lines.slice(0, at).join('\n').length + (at > 0 ? 1 : 0));
      const is = line => line.split(/[\s=,]+/).includes(label);
      const found = lines.flatMap((line, at) => is(line) ? [at] : []);
      const at = found.find(at => starts[at] > this.world.selectionStart) ?? found[0];
      if (at === undefined) return;
      this.world.focus();
      this.world.setSelectionRange(starts[at], starts[at] + lines[at].length);
      // No browser scrolls to what is marked by a script.
      this.world.scrollTop = Math.max(0, this.world.scrollHeight * at / lines.length - this.world.clientHeight / 2);
    }

    // What a click in the drawing means: the longest label in the words of what was clicked.
    picked(event) {
      const at = event.target;
      const said = [at.textContent, at.querySelector?.('title')?.textContent, at.nextElementSibling?.textContent, at.closest('g')?.textContent];
      for (const text of said.filter(Boolean)) {
        const words = new Set(text.split(/[\s(),:]+/));
        const found = (this.known ?? []).filter(label => words.has(label)).sort((one, other) => other.length - one.length);
        if (found.length > 0) {
          this.labels.value = found[0];
          this.find(found[0]);
          return;
        }
      }
    }

    async share() {
      const address = `#playground-${this.number}=${await packed(this.world.value)}`;
      history.replaceState(null, '', address);
      const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
      this.fault.textContent = this.say(copied ? 'shared' : 'shared-only');
    }

    judge() {
      clearTimeout(this.timer);
      const world = this.world.value;
      const wrong = this.wrong(this.engine.ask({ read: { world } }));
      this.world.setAttribute('aria-invalid', String(Boolean(wrong)));
      this.fault.classList.toggle('wrong', Boolean(wrong));
      this.fault.textContent = wrong ?? this.say('world-help');
      // What was drawn last stays while a line is being written.
      this.toggleAttribute('stale', Boolean(wrong));
      if (!wrong && world !== this.last) {
        this.history.push(this.last);
        this.last = world;
      }
      this.undo.disabled = this.history.length === 0 && world === this.last;
      if (wrong) return;
      this.draw(world);
      this.report(world);
    }

    draw(world) {
      const [from, to, port] = ['from', 'to', 'port'].map(name => this.packet[name].value.trim());
      const path = from && to ? { from, to, port: /^\d{1,5}$/.test(port) && Number(port) < 65536 ? Number(port) : null } : null;
      const traced = path && this.engine.ask({ trace: { world, path } });
      const drawn = this.engine.ask({ map: { world, path: traced && !traced.fault ? path : null, prefix: this.id('map-') } });
      if (drawn.svg) {
        this.map.replaceChildren(window.courseParts.drawing(drawn.svg));
        this.known = drawn.labels;
        const { value } = this.labels;
        this.labels.replaceChildren(...drawn.labels.map(label => make('option', {}, label)));
        if (drawn.labels.includes(value)) this.labels.value = value;
        this.ends.replaceChildren(...drawn.ends.map(end => make('option', { value: end })));
      }
      this.way.replaceChildren(...(traced ? this.told(traced) : []));
    }

    told(traced) {
      if (traced.fault) return this.verdict(traced);
      const legs = traced.legs.filter(leg => leg.steps.length > 0).flatMap(leg =>
        [make('p', { class: 'course-leg' }, `${leg.label}: ${leg.told}`), make('ol', {}, ...this.steps(leg))]);
      return [...this.verdict(traced), make('div', { class: 'course-legs', tabindex: '0', role: 'region', 'aria-label': this.say('way') }, ...legs)];
    }

    report(world) {
      const { opened } = this;
      const judged = this.engine.ask({ judge: { lab: this.lab, world, domain: opened.domain, ssh_ports: opened.ssh_ports } });
      this.verdicts(judged);
    }
  }

  define('playground', Playground);
})();
