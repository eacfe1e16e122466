// <course-panel data-lab="lab-1.12" lang="ko">: the live panel of a lab page; <course-look>: the form of the pages trace,
// exposure and map; <course-drill>: a drill. All markup comes from the server, finished and escaped, each piece with the place that it belongs in;
// here it is put there. Without this script what stands inside of an element in the page is all there is.
(() => {
  'use strict';

  const CHECK = 'check:';

  // Reads an answer of server-sent events until it ends.
  const read = async (answer, put) => {
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const events = (rest + value).split('\n\n');
      rest = events.pop();
      for (const event of events) {
        const data = event.split('\n').find(line => line.startsWith('data: '));
        if (data) put(JSON.parse(data.slice(6)));
      }
    }
  };

  const made = html => {
    const template = document.createElement('template');
    template.innerHTML = html;
    return template.content;
  };

  class Look extends HTMLElement {
    connectedCallback() {
      if (this.form) return;
      this.begin();
    }

    disconnectedCallback() {
      this.stop();
    }

    // The form is there: what it does.
    begin() {
      this.form = this.querySelector('form');
      this.shown = new Map();
      this.done = [];
      this.slots = Object.fromEntries([...this.querySelectorAll('[data-slot]')].map(slot => [slot.dataset.slot, slot]));
      this.button = this.querySelector('.stop');
      this.form.addEventListener('submit', event => {
        event.preventDefault();
        this.ask(event.submitter);
      });
      this.addEventListener('click', event => this.clicked(event));
      this.addEventListener('change', event => this.changed(event));
      this.addEventListener('keydown', event => this.pressed(event));
      this.addEventListener('input', event => {
        if (event.target.name === 'text') this.undoing();
      });
      this.setAttribute('ready', '');
      if (this.form.hasAttribute('data-at-once')) this.ask();
    }

    get text() {
      return this.form.elements.namedItem('text');
    }

    stop() {
      this.running?.abort();
      this.running = null;
      if (this.button) {
        if (document.activeElement === this.button) this.form.querySelector('.main')?.focus();
        this.button.hidden = true;
      }
      this.removeAttribute('running');
    }

    async ask(submitter) {
      this.stop();
      this.applied();
      const running = new AbortController();
      this.running = running;
      this.button.hidden = false;
      this.setAttribute('running', '');
      try {
        const fields = new URLSearchParams(new FormData(this.form, submitter?.name ? submitter : null));
        const answer = await fetch(this.form.action, { method: 'POST', body: fields, signal: running.signal });
        if (!answer.ok) throw new Error(String(answer.status));
        await read(answer, piece => {
          if (this.running === running) this.put(piece.at, piece.html);
        });
      } catch (error) {
        if (!running.signal.aborted) this.lost();
      }
      if (this.running === running) this.stop();
    }

    lost() {
      this.put('progress', '');
      const said = document.createElement('p');
      said.textContent = this.form.dataset.lost ?? '';
      this.slots.told?.replaceChildren(said);
    }

    put(at, html) {
      const section = at.startsWith(CHECK) ? document.getElementById(at.slice(CHECK.length)) : null;
      if (at.startsWith(CHECK) && !this.contains(section)) return;
      // Checks that are on the page stay there until they come out anew, with the hints that were opened.
      if (at === 'checks' && this.has(html)) return;
      if (this.shown.get(at) === html) return;
      this.shown.set(at, html);
      if (at === 'checks') [...this.shown.keys()].filter(key => key.startsWith(CHECK)).forEach(key => this.shown.delete(key));
      const content = made(html);
      if (section) {
        const had = section.contains(document.activeElement);
        const fresh = content.firstElementChild;
        section.replaceWith(fresh);
        if (had) {
          fresh.tabIndex = -1;
          fresh.focus();
        }
      } else {
        this.slots[at]?.replaceChildren(content);
      }
      if (at === 'answer') this.walk();
      this.scrolling();
    }

    has(html) {
      const wanted = [...made(html).querySelectorAll('section[id]')].map(section => section.id);
      return wanted.length > 0 && wanted.every(id => this.contains(document.getElementById(id)));
    }

    // That something scrolls is said only where it does.
    scrolling() {
      for (const figure of this.querySelectorAll('figure.map')) {
        const wide = figure.querySelector('.wide');
        const note = figure.querySelector('.scrolls');
        if (wide && note) note.hidden = wide.scrollWidth <= wide.clientWidth;
      }
    }

    clicked(event) {
      const button = event.target.closest('button');
      if (!button) return;
      if (button.classList.contains('stop')) this.stop();
      if (button.classList.contains('more')) this.hint(button);
      if (button.classList.contains('undo')) this.undo();
      if (button.dataset.zoom) this.zoom(button.dataset.zoom);
      if (button.dataset.rect) this.go(button);
    }

    // One step of a ladder more.
    hint(button) {
      const steps = [...button.closest('.ladder').querySelectorAll('.step[hidden]')];
      if (steps[0]) steps[0].hidden = false;
      if (steps.length > 1) return;
      button.hidden = true;
      steps[0]?.focus();
    }

    async changed(event) {
      const { target } = event;
      if (target.name === 'watch') {
        if (target.checked) this.ask();
        else {
          this.stop();
          this.slots.watch?.replaceChildren();
          this.shown.delete('watch');
        }
      }
      if (target.name === 'by') {
        // What was found in other evidence says nothing of this.
        this.stop();
        ['sum', 'map', 'checks', 'basis', 'cost', 'answer', 'looked', 'watch', 'told'].forEach(at => this.slots[at]?.replaceChildren());
        this.shown.clear();
        if (!this.slots.world && target.value !== 'account') this.ask();
      }
      if (target.name === 'by' && this.slots.world) {
        const { lab, lang } = this.form.elements;
        const query = new URLSearchParams({ lab: lab.value, lang: lang.value, by: target.value });
        try {
          const answer = await fetch(`${this.form.dataset.world}?${query}`);
          const html = answer.ok ? await answer.text() : '';
          if (target.value === query.get('by')) this.slots.world.replaceChildren(made(html));
        } catch {
          this.lost();
        }
        this.done = [];
        this.last = undefined;
        this.undoing();
      }
    }

    // ---- The text of a practice world ---------------------------------------------------------------------------

    // What was applied is what one comes back to.
    applied() {
      const { text } = this;
      if (!text) return;
      const before = this.last ?? text.defaultValue;
      if (before !== text.value) this.done.push(before);
      // As many as anybody goes back.
      this.done.splice(0, this.done.length - 100);
      this.last = text.value;
      this.undoing();
    }

    undo() {
      const { text } = this;
      const before = this.last ?? text.defaultValue;
      // What was typed and not applied goes first.
      if (text.value !== before) text.value = before;
      else if (this.done.length > 0) {
        text.value = this.done.pop();
        this.last = text.value;
        this.ask();
      }
      this.undoing();
    }

    undoing() {
      const button = this.querySelector('.undo');
      const { text } = this;
      if (button && text) button.disabled = this.done.length === 0 && text.value === (this.last ?? text.defaultValue);
    }

    // ---- A map to walk through ----------------------------------------------------------------------------------

    walk() {
      this.sheet = this.querySelector('.walk .sheet');
      this.drawing = this.sheet?.querySelector('svg');
      if (!this.drawing) return;
      this.size = ['width', 'height'].map(name => Number(this.drawing.getAttribute(name)));
      this.places = [...this.querySelectorAll('.walk .places button')];
      this.mark = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
      this.mark.setAttribute('class', 'walked');
      this.current = null;
      this.zoom('wide');
    }

    zoom(how) {
      if (!this.drawing) return;
      const wide = Math.min(1, this.sheet.clientWidth / this.size[0]);
      const whole = Math.min(wide, this.sheet.clientHeight / this.size[1]);
      const scale = { larger: this.scale * 1.25, smaller: this.scale / 1.25, wide, whole }[how];
      this.scale = Math.min(4, Math.max(Math.min(0.1, whole), scale));
      ['width', 'height'].forEach((name, at) => this.drawing.setAttribute(name, String(Math.round(this.size[at] * this.scale))));
      this.sheet.dataset.scale = this.scale.toFixed(2);
      if (this.current) this.sight();
    }

    rect(place) {
      const [x, y, w, h] = place.dataset.rect.split(' ').map(Number);
      return { x, y, w, h, cx: x + w / 2, cy: y + h / 2 };
    }

    // Goes to a place: marks it, says what it is, brings it into sight.
    go(place) {
      if (!this.drawing || !place) return;
      this.current?.removeAttribute('aria-current');
      this.current = place;
      place.setAttribute('aria-current', 'true');
      const { x, y, w, h } = this.rect(place);
      Object.entries({ x: x - 3, y: y - 3, width: w + 6, height: h + 6, rx: 8 }).forEach(([name, value]) => this.mark.setAttribute(name, value));
      this.drawing.append(this.mark);
      this.querySelector('.walk .here').textContent = place.textContent;
      this.sight();
    }

    sight() {
      const { x, y, w, h, cx, cy } = this.rect(this.current);
      const shown = (size, room, from, middle) => (size * this.scale < room ? middle * this.scale - room / 2 : from * this.scale - 8);
      this.sheet.scrollLeft = shown(w, this.sheet.clientWidth, x, cx);
      this.sheet.scrollTop = shown(h, this.sheet.clientHeight, y, cy);
      const list = this.current.closest('.places');
      list.scrollTop = this.current.offsetTop - list.clientHeight / 2;
    }

    pressed(event) {
      if (!this.sheet || event.target !== this.sheet || event.ctrlKey || event.metaKey || event.altKey) return;
      const zooms = { '+': 'larger', '=': 'larger', '-': 'smaller', 0: 'whole' };
      const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
      const at = this.places.indexOf(this.current);
      const after = this.places[at + 1] ?? this.places[0];
      const before = this.places.at(at > 0 ? at - 1 : -1);
      const ends = { Home: this.places[0], End: this.places.at(-1), PageDown: after, PageUp: before };
      if (zooms[event.key]) this.zoom(zooms[event.key]);
      else if (ways[event.key]) this.go(this.current ? this.nearest(...ways[event.key]) : this.places[0]);
      else if (ends[event.key]) this.go(ends[event.key]);
      else return;
      event.preventDefault();
    }

    // The next place in a direction: what is straight ahead before what is nearer but aside.
    nearest(dx, dy) {
      const from = this.rect(this.current);
      const cost = place => {
        const to = this.rect(place);
        const ahead = (to.cx - from.cx) * dx + (to.cy - from.cy) * dy;
        const aside = Math.abs((to.cx - from.cx) * dy) + Math.abs((to.cy - from.cy) * dx);
        return ahead > 1 ? ahead + 2 * aside : Infinity;
      };
      const others = this.places.filter(place => place !== this.current).map(place => [cost(place), place]);
      const found = others.filter(([cost]) => cost < Infinity).sort(([one], [other]) => one - other)[0];
      return found ? found[1] : null;
    }
  }

  class Panel extends Look {
    async connectedCallback() {
      if (this.asked) return;
      this.asked = true;
      const query = new URLSearchParams({ lab: this.dataset.lab, lang: this.lang || document.documentElement.lang });
      try {
        const answer = await fetch(`/panel/lab?${query}`);
        const html = await answer.text();
        this.replaceChildren(made(html));
        if (answer.ok && this.querySelector('form')) this.begin();
      } catch {
        // What stands in the page stays.
        this.setAttribute('unavailable', '');
      }
    }
  }

  // A drill: what is said to it goes into a log, the newest first.
  class Drill extends Look {
    begin() {
      super.begin();
      this.addEventListener('submit', event => {
        if (!event.target.matches('form.say')) return;
        event.preventDefault();
        this.say(event.target, event.submitter);
      });
    }

    async ask(submitter) {
      ['drill', 'text', 'log', 'told'].forEach(at => this.slots[at]?.replaceChildren());
      this.shown.clear();
      await super.ask(submitter);
    }

    // One after the other: the answer may depend on what was said before.
    async say(form, submitter) {
      if (this.saying) return;
      this.saying = true;
      this.setAttribute('running', '');
      this.shown.delete('told');
      try {
        const fields = new URLSearchParams(new FormData(form, submitter));
        const answer = await fetch(form.action, { method: 'POST', body: fields });
        if (!answer.ok) throw new Error(String(answer.status));
        await read(answer, piece => this.put(piece.at, piece.html));
        const line = form.elements.namedItem('line');
        if (line && this.slots.told.childElementCount === 0) line.value = '';
      } catch {
        this.lost();
      }
      this.saying = false;
      this.removeAttribute('running');
    }

    put(at, html) {
      if (at === 'log') {
        this.slots.log.prepend(made(html));
        this.scrolling();
        // On a phone the forms fill the screen.
        this.slots.log.firstElementChild?.scrollIntoView({ block: 'nearest' });
        return;
      }
      this.shown.delete(at);
      super.put(at, html);
      if (at === 'drill') {
        this.slots.asking = this.querySelector('[data-slot=asking]');
        this.querySelector('#drill-head').focus();
      }
      if (at === 'text' && html !== '') this.querySelector('#drill-text').focus();
      if (at === 'asking') this.slots.asking.querySelector('.ended').focus();
    }
  }

  customElements.define('course-drill', Drill);
  customElements.define('course-look', Look);
  customElements.define('course-panel', Panel);
})();
