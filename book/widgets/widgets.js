// Things to touch that ask the engine of `check`, which runs in the page as WebAssembly: loads what a page needs of it.
// A classic script, for pages that are opened from the file system load no modules. Without the engine, or without this
// script, what stands inside of an element in the page is all there is, and stays. Nothing is asked of anybody else.
(() => {
  'use strict';

  const here = new URL('.', document.currentScript.src);
  const language = document.documentElement.lang.startsWith('ko') ? 'ko' : 'en';

  // The elements that there are; each is defined in a file of its name, which is loaded where a page has one.
  const NAMES = ['playground', 'subnets', 'routes', 'rules', 'build', 'board'];

  // `parts.js` is in every page, before this one.
  const { make } = window.courseParts;

  // ---- The engine ---------------------------------------------------------------------------------------------

  const scripts = new Map();
  const script = name => {
    if (!scripts.has(name)) {
      scripts.set(name, new Promise((done, failed) => {
        document.head.append(make('script', { src: new URL(name, here), onload: done, onerror: () => failed(new Error(name)) }));
      }));
    }
    return scripts.get(name);
  };

  const compiled = async () => {
    if (location.protocol.startsWith('http')) {
      const answer = await fetch(new URL('engine.wasm', here));
      if (answer.ok) return WebAssembly.compile(await answer.arrayBuffer());
    }
    await script('engine.js');
    return WebAssembly.compile(Uint8Array.from(atob(window.courseEngine), letter => letter.charCodeAt(0)));
  };

  class Engine {
    constructor(module) {
      this.module = module;
      this.loaded = [];
      this.said = new Map();
      this.start();
    }

    start() {
      this.exports = new WebAssembly.Instance(this.module).exports;
      this.loaded.forEach(question => this.put(question));
    }

    put(question) {
      const text = new TextEncoder().encode(JSON.stringify(question));
      const place = this.exports.room(text.length);
      if (place === 0 && text.length > 0) return { fault: 'too long' };
      new Uint8Array(this.exports.memory.buffer, place, text.length).set(text);
      const answer = this.exports.ask();
      return JSON.parse(new TextDecoder().decode(new Uint8Array(this.exports.memory.buffer, answer, this.exports.told())));
    }

    // An engine that has failed is not asked again: another takes its place.
    ask(question) {
      try {
        return this.put(question);
      } catch (error) {
        this.start();
        return { fault: String(error) };
      }
    }

    load(question) {
      if (question === undefined || this.loaded.includes(question)) return;
      this.loaded.push(question);
      this.ask(question);
    }

    // A sentence of `touch.ftl` in the page's language.
    say(id, values = {}) {
      const key = `${id} ${JSON.stringify(values)}`;
      if (!this.said.has(key)) this.said.set(key, this.ask({ say: { id: `touch-${id}`, values } }).text ?? id);
      return this.said.get(key);
    }
  }

  let started;
  const engine = () => {
    started ??= Promise.all([compiled(), script(`words-${language}.js`)]).then(([module]) => {
      const made = new Engine(module);
      made.load(window.courseWords);
      return made;
    });
    return started;
  };

  // ---- What all of them share ---------------------------------------------------------------------------------

  const MARKS = { pass: '✔', fail: '✘', unknown: '?', skipped: '–', delivered: '✔', dropped: '✘' };
  let count = 0;

  class Widget extends HTMLElement {
    async connectedCallback() {
      if (this.number) return;
      count += 1;
      this.number = count;
      const [lab, world] = [this.getAttribute('lab'), this.getAttribute('world')];
      try {
        this.engine = await engine();
        if (lab) {
          await script(`${lab}.js`);
          this.engine.load(window.courseLabs[lab]);
        }
        if (world) {
          this.opened = this.engine.ask({ open: { world } });
          if (this.opened.fault) throw new Error(this.opened.fault);
        }
        await this.begin();
        this.setAttribute('ready', '');
      } catch (error) {
        // What stands in the page stays.
        this.setAttribute('unavailable', String(error));
      }
    }

    say(id, values) {
      return this.engine.say(id, values);
    }

    id(name) {
      return `widget-${this.number}-${name}`;
    }

    // A label and what it is of.
    field(name, tag, attributes, ...children) {
      const field = make(tag, { id: this.id(name), ...attributes }, ...children);
      return [make('label', { for: this.id(name) }, this.say(name)), field];
    }

    button(name, act, attributes = {}) {
      return make('button', { type: 'button', onclick: act, ...attributes }, this.say(name));
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.judge(), 120);
    }

    // What an answer says of a world that cannot be read; nothing if it can.
    wrong(read) {
      return read.sentence ? this.say('line', { line: String(read.line), sentence: read.sentence }) : read.fault;
    }

    // What became of a packet, in a sentence and why.
    verdict(traced) {
      if (traced.fault) return [make('p', { class: 'wrong' }, traced.fault)];
      const why = [traced.why, ...traced.stopped].filter(Boolean).map(text => make('p', {}, text));
      return [make('p', { class: 'course-told' }, make('strong', {}, `${MARKS[traced.verdict]} ${traced.told}`)), ...why];
    }

    // Where the verdicts on a lab stand.
    places() {
      this.sum = make('p', { class: 'course-verdict', role: 'status' });
      this.checks = make('ul', { class: 'course-checks' });
      return make('section', { 'aria-label': this.say('checks') }, this.sum, this.checks);
    }

    // The verdicts of a report on one lab.
    verdicts(judged) {
      const lab = judged.report?.labs[0];
      if (!lab) {
        this.sum.textContent = judged.fault ?? '';
        return;
      }
      this.sum.dataset.status = lab.status;
      const { earned, possible } = lab.points;
      this.sum.textContent = `${MARKS[lab.status]} ${this.say('sum', { lab: lab.lab, status: this.say(`status-${lab.status}`), earned, possible })}`;
      this.checks.replaceChildren(...lab.checks.map(check => make('li', { 'data-status': check.status },
        make('span', {}, `${MARKS[check.status]} ${check.title} `), make('small', {}, this.say(`status-${check.status}`)),
        ...check.findings.map(finding => make('div', { class: 'course-finding' }, make('p', {}, finding.message),
          make('dl', {}, make('dt', {}, this.say('needed')), make('dd', {}, finding.expected), make('dt', {}, this.say('there')), make('dd', {}, finding.found)))),
        ...(check.why ? [make('p', {}, check.why)] : []))));
    }

    // The steps of a leg, each in an item of a list. The engine looks on behind what stops a packet, for what else would.
    steps(leg) {
      const end = leg.steps.findIndex(step => step.action === 'drop');
      const mark = at => at === end ? '✘' : end >= 0 && at > end ? '·' : '✔';
      return leg.steps.map((step, at) => make('li', { class: at === end ? 'stops' : end >= 0 && at > end ? 'beyond' : undefined },
        `${mark(at)} ${step.layer}${step.id === 'internet' ? '' : ` ${step.label}`}`,
        make('small', {}, ` ${[step.done, step.rule].filter((text, at, all) => text && all.indexOf(text) === at).join(' · ')}`)));
    }
  }

  const define = (name, element) => {
    if (!customElements.get(`course-${name}`)) customElements.define(`course-${name}`, element);
  };

  window.courseTouch = { make, define, Widget, MARKS };
  NAMES.filter(name => document.querySelector(`course-${name}`)).forEach(name => script(`${name}.js`).catch(() => {}));
})();
