// Things to touch in the book: custom elements that ask the engine of `check`, which runs here as WebAssembly.
// A classic script, for pages that are opened from the file system load no modules. Without the engine, or without this
// script, what stands inside of an element in the page is all there is, and stays. Nothing is asked of anybody else.
(() => {
  'use strict';

  const here = new URL('.', document.currentScript.src);

  const TEXTS = {
    ko: {
      world: '월드', worldHelp: '한 줄에 하나씩 고치면 지도와 검사 결과가 바로 바뀝니다.', undo: '되돌리기', reset: '처음으로',
      share: '주소로 공유', shared: '이 주소를 열면 지금 고친 월드가 그대로 나옵니다. 주소를 복사했습니다.',
      sharedOnly: '이 주소를 열면 지금 고친 월드가 그대로 나옵니다. 주소 표시줄에서 복사하세요.',
      labels: '이름표', insert: '이름표 넣기', map: '지도', mapHelp: '리소스를 누르면 커서 자리에 이름표가 들어갑니다.',
      packet: '패킷', from: '출발지', to: '목적지', port: '포트', protocol: '프로토콜', checks: '검사',
      line: '줄', status: { pass: '통과', fail: '실패', unknown: '알 수 없음', skipped: '건너뜀' },
      expected: '필요한 것', found: '지금 있는 것', points: '점',
      vpc: 'VPC 대역', subnets: '서브넷 대역, 한 줄에 하나씩', plan: '나눈 결과', block: '대역', range: '주소 범위',
      usable: '쓸 수 있는 주소', verdict: '판정', fine: '문제없음', free: '빈 공간',
      odd: '10.0.0.0/20처럼 적어야 합니다', 'host-bits': '네트워크의 시작 주소가 아닙니다', size: 'AWS는 /16부터 /28까지만 받습니다',
      outside: 'VPC 대역을 벗어납니다', overlap: '다른 서브넷과 겹칩니다',
    },
    en: {
      world: 'World', worldHelp: 'Change a line, and the map and the checks follow at once.', undo: 'Undo', reset: 'Start again',
      share: 'Share as an address', shared: 'This address opens the world as you left it. It has been copied.',
      sharedOnly: 'This address opens the world as you left it. Copy it from the address bar.',
      labels: 'Labels', insert: 'Insert label', map: 'Map', mapHelp: 'Click a resource, and its label goes in where the cursor is.',
      packet: 'Packet', from: 'From', to: 'To', port: 'Port', protocol: 'Protocol', checks: 'Checks',
      line: 'Line', status: { pass: 'passed', fail: 'failed', unknown: 'cannot tell', skipped: 'skipped' },
      expected: 'Needed', found: 'There is', points: 'points',
      vpc: 'Block of the VPC', subnets: 'Blocks of the subnets, one a line', plan: 'The plan', block: 'Block', range: 'Addresses',
      usable: 'Usable', verdict: 'Verdict', fine: 'fine', free: 'free',
      odd: 'write it like 10.0.0.0/20', 'host-bits': 'this is not where a network begins', size: 'AWS takes /16 to /28 only',
      outside: 'outside of the VPC', overlap: 'overlaps another subnet',
    },
  };
  const MARKS = { pass: '✔', fail: '✘', unknown: '?', skipped: '–' };

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children);
    return element;
  };

  // ---- The engine ---------------------------------------------------------------------------------------------

  const script = name => new Promise((done, failed) => {
    document.head.append(make('script', { src: new URL(name, here), onload: done, onerror: () => failed(new Error(name)) }));
  });

  const bytes = async () => {
    if (location.protocol.startsWith('http')) {
      const answer = await fetch(new URL('engine.wasm', here));
      if (answer.ok) return answer.arrayBuffer();
    }
    await script('engine.js');
    return Uint8Array.from(atob(window.courseEngine), letter => letter.charCodeAt(0));
  };

  class Engine {
    constructor(module) {
      this.module = module;
      this.loaded = [];
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
  }

  let started;
  const engine = () => {
    started ??= Promise.all([bytes(), script('words.js'), script('labs.js')]).then(async ([wasm]) => {
      const made = new Engine(await WebAssembly.compile(wasm));
      made.load(window.courseWords);
      return made;
    });
    return started;
  };

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

  // ---- What all of them share ---------------------------------------------------------------------------------

  let count = 0;

  class Widget extends HTMLElement {
    async connectedCallback() {
      if (this.number) return;
      count += 1;
      this.number = count;
      this.texts = TEXTS[(this.closest('[lang]')?.lang ?? 'en').startsWith('ko') ? 'ko' : 'en'];
      try {
        this.engine = await engine();
        await this.begin();
        this.setAttribute('ready', '');
      } catch (error) {
        // What stands in the page stays.
        this.setAttribute('unavailable', '');
      }
    }

    id(name) {
      return `widget-${this.number}-${name}`;
    }

    field(name, tag, attributes) {
      const field = make(tag, { id: this.id(name), ...attributes });
      return [make('label', { for: this.id(name) }, this.texts[name]), field];
    }
  }

  // ---- The playground -----------------------------------------------------------------------------------------

  class Playground extends Widget {
    async begin() {
      const { texts } = this;
      this.lab = this.getAttribute('lab');
      this.engine.load(window.courseLabs?.[this.lab]);
      const opened = this.engine.ask({ open: { world: this.querySelector('.course-world').textContent } });
      if (opened.fault) throw new Error(opened.fault);
      this.opened = opened;
      this.history = [];
      const [worldLabel, world] = this.field('world', 'textarea', {
        rows: 18, spellcheck: 'false', autocapitalize: 'off', wrap: 'off', 'aria-describedby': this.id('fault'), oninput: () => this.later(),
      });
      this.world = world;
      this.fault = make('p', { id: this.id('fault'), class: 'course-fault', role: 'status' }, texts.worldHelp);
      const button = (name, act) => make('button', { type: 'button', onclick: act }, texts[name]);
      this.undo = button('undo', () => this.back());
      const [labelsLabel, labels] = this.field('labels', 'select', {});
      this.labels = labels;
      this.map = make('div', { class: 'course-map', tabindex: '0', role: 'region', 'aria-label': texts.map, onclick: event => this.picked(event) });
      this.packet = Object.fromEntries(['from', 'to', 'port'].map(name => [name, make('input', {
        id: this.id(name), value: this.getAttribute(name) ?? '', list: name === 'port' ? undefined : this.id('ends'),
        inputmode: name === 'port' ? 'numeric' : undefined, size: name === 'port' ? 6 : 16, autocapitalize: 'off', oninput: () => this.later(),
      })]));
      this.ends = make('datalist', { id: this.id('ends') });
      this.way = make('div', { class: 'course-way', 'aria-live': 'polite' });
      this.verdict = make('p', { class: 'course-verdict', role: 'status' });
      this.checks = make('ul', { class: 'course-checks' });
      const fields = Object.entries(this.packet).map(([name, input]) => make('span', {}, make('label', { for: this.id(name) }, texts[name]), ' ', input));
      this.replaceChildren(
        make('div', { class: 'course-edit' }, worldLabel, world, this.fault,
          make('div', { class: 'course-buttons' }, this.undo, button('reset', () => this.set(this.opened.world)), button('share', () => this.share()),
            make('span', {}, labelsLabel, ' ', labels, ' ', button('insert', () => this.insert(labels.value))))),
        make('p', { class: 'course-help' }, texts.mapHelp), this.map,
        make('fieldset', { class: 'course-packet' }, make('legend', {}, texts.packet), ...fields, this.ends, this.way),
        make('section', { 'aria-label': texts.checks }, this.verdict, this.checks));
      this.world.value = await this.given() ?? opened.world;
      this.last = this.world.value;
      this.judge();
    }

    // A world in the address is meant for the playground of that number.
    async given() {
      const found = location.hash.match(/^#playground-(\d+)=([\w-]+)$/);
      if (!found || Number(found[1]) !== this.number) return null;
      return unpacked(found[2]).catch(() => null);
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.judge(), 120);
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

    // What a click in the drawing means: the longest label in the words of what was clicked.
    picked(event) {
      const at = event.target;
      const said = [at.textContent, at.querySelector?.('title')?.textContent, at.nextElementSibling?.textContent];
      const words = new Set(said.filter(Boolean).join(' ').split(/[\s(),:]+/));
      const found = (this.known ?? []).filter(label => words.has(label)).sort((one, other) => other.length - one.length);
      this.insert(found[0]);
    }

    async share() {
      const address = `#playground-${this.number}=${await packed(this.world.value)}`;
      history.replaceState(null, '', address);
      const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
      this.fault.textContent = copied ? this.texts.shared : this.texts.sharedOnly;
    }

    judge() {
      clearTimeout(this.timer);
      const { texts } = this;
      const world = this.world.value;
      const read = this.engine.ask({ read: { world } });
      const wrong = read.sentence ?? read.fault;
      this.world.setAttribute('aria-invalid', String(Boolean(wrong)));
      this.fault.classList.toggle('wrong', Boolean(wrong));
      this.fault.textContent = read.sentence ? `${texts.line} ${read.line}: ${read.sentence}` : read.fault ?? texts.worldHelp;
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
        const svg = new DOMParser().parseFromString(drawn.svg, 'image/svg+xml').documentElement;
        this.map.replaceChildren(document.importNode(svg, true));
        this.known = drawn.labels;
        const { value } = this.labels;
        this.labels.replaceChildren(...drawn.labels.map(label => make('option', {}, label)));
        if (drawn.labels.includes(value)) this.labels.value = value;
        this.ends.replaceChildren(...drawn.ends.map(end => make('option', { value: end })));
      }
      this.way.replaceChildren(...(traced ? this.told(traced) : []));
    }

    told(traced) {
      if (traced.fault) return [make('p', { class: 'wrong' }, traced.fault)];
      const mark = { delivered: '✔', dropped: '✘', unknown: '?' }[traced.verdict];
      const legs = traced.legs.filter(leg => leg.steps.length > 0).flatMap(leg => [
        make('h4', {}, `${leg.label}: ${leg.told}`),
        make('ol', {}, ...leg.steps.map(step => make('li', { class: step.action === 'drop' ? 'stops' : undefined },
          `${step.action === 'drop' ? '✘' : '✔'} ${step.layer} ${step.resource}`, make('small', {}, ` ${step.done} ${step.rule === step.done ? '' : step.rule}`))))]);
      const why = [traced.why, ...traced.stopped].filter(Boolean).map(text => make('p', {}, text));
      return [make('p', { class: 'course-told' }, make('strong', {}, `${mark} ${traced.told}`)), ...why, make('div', { class: 'course-legs' }, ...legs)];
    }

    report(world) {
      const { texts, opened } = this;
      const judged = this.engine.ask({ judge: { lab: this.lab, world, domain: opened.domain, ssh_ports: opened.ssh_ports } });
      const lab = judged.report?.labs[0];
      if (!lab) {
        this.verdict.textContent = judged.fault ?? '';
        return;
      }
      this.verdict.dataset.status = lab.status;
      this.verdict.textContent = `${MARKS[lab.status]} ${lab.lab}: ${texts.status[lab.status]}, ${lab.points.earned}/${lab.points.possible} ${texts.points}`;
      this.checks.replaceChildren(...lab.checks.map(check => make('li', { 'data-status': check.status },
        make('span', {}, `${MARKS[check.status]} ${check.title} `), make('small', {}, texts.status[check.status]),
        ...check.findings.map(finding => make('div', { class: 'course-finding' }, make('p', {}, finding.message),
          make('dl', {}, make('dt', {}, texts.expected), make('dd', {}, finding.expected), make('dt', {}, texts.found), make('dd', {}, finding.found)))),
        ...(check.why ? [make('p', {}, check.why)] : []))));
    }
  }

  // ---- The planner of subnets ---------------------------------------------------------------------------------

  class Subnets extends Widget {
    async begin() {
      const { texts } = this;
      const act = () => this.judge();
      const [vpcLabel, vpc] = this.field('vpc', 'input', { value: this.getAttribute('vpc') ?? '10.0.0.0/16', oninput: act, spellcheck: 'false' });
      const [subnetsLabel, subnets] = this.field('subnets', 'textarea', { rows: 5, oninput: act, spellcheck: 'false' });
      subnets.value = (this.getAttribute('subnets') ?? '10.0.0.0/20 10.0.16.0/20 10.0.128.0/20').split(/\s+/).join('\n');
      Object.assign(this, { vpc, subnets });
      this.bar = make('div', { class: 'course-bar', 'aria-hidden': 'true' });
      const heads = ['block', 'range', 'usable', 'verdict'].map(name => make('th', { scope: 'col' }, texts[name]));
      this.rows = make('tbody', { 'aria-live': 'polite' });
      this.replaceChildren(make('div', { class: 'course-edit' }, vpcLabel, vpc, subnetsLabel, subnets), this.bar,
        make('div', { class: 'table-wrapper', tabindex: '0', role: 'region', 'aria-label': texts.plan },
          make('table', {}, make('thead', {}, make('tr', {}, ...heads)), this.rows)));
      this.judge();
    }

    judge() {
      const { texts } = this;
      const lines = this.subnets.value.split('\n').map(line => line.trim()).filter(Boolean);
      const plan = this.engine.ask({ plan: { vpc: this.vpc.value, subnets: lines } });
      if (plan.fault) return;
      const row = (text, told) => make('tr', { 'data-fault': told.fault ?? '' }, make('td', {}, make('code', {}, text)),
        make('td', {}, told.first ? `${told.first} – ${told.last}` : ''), make('td', {}, told.usable === undefined ? '' : told.usable.toLocaleString('en')),
        make('td', {}, told.fault ? `✘ ${texts[told.fault]}${told.fault === 'overlap' ? `: ${lines[told.other]}` : told.fault === 'host-bits' ? `: ${told.network}` : ''}` : `✔ ${texts.fine}`));
      const vpc = row(`VPC ${this.vpc.value.trim()}`, plan.vpc);
      this.rows.replaceChildren(vpc, ...plan.subnets.map((told, index) => row(lines[index], told)));
      const inside = told => told.first && told.fault !== 'outside' && plan.vpc.first;
      this.bar.replaceChildren(...plan.subnets.filter(inside).map(told => {
        const part = make('span', { 'data-fault': told.fault ?? '', title: told.network });
        part.style.insetInlineStart = `${100 * (told.start - plan.vpc.start) / plan.vpc.size}%`;
        part.style.inlineSize = `${100 * told.size / plan.vpc.size}%`;
        return part;
      }));
    }
  }

  customElements.define('course-playground', Playground);
  customElements.define('course-subnets', Subnets);
})();
