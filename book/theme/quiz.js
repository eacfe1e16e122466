// <course-question>: turns a question, which says its answer below it, into one that asks first. What is right stands
// in the page; what was answered right is remembered in this browser only.
(() => {
  'use strict';

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === 'onclick') element.addEventListener('click', value);
      else if (value !== false) element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children);
    return element;
  };

  const memory = {
    get: name => { try { return localStorage.getItem(`course-question:${name}`) === 'right'; } catch { return false; } },
    set: name => { try { localStorage.setItem(`course-question:${name}`, 'right'); } catch { /* not remembered */ } },
  };

  // As the crate `quiz` compares written answers: letter case, spaces, full width, kinds of dashes do not count.
  const normal = text => text.normalize('NFC')
    .replace(/[\uff01-\uff5e]/g, letter => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[\u301c\u223c]/g, '~').replace(/\u3002/g, '.').replace(/\u2019/g, "'")
    .replace(/[\s`\u200b\ufeff]/g, '').toLowerCase().replace(/\.+$/, '')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');

  // ---- Blocks of IPv4 addresses -------------------------------------------------------------------------------

  const block = text => {
    const parts = text.match(/^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/);
    if (!parts) return null;
    const [bytes, length] = [parts.slice(1, 5).map(Number), Number(parts[5])];
    if (bytes.some(byte => byte > 255) || length > 32) return null;
    const address = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
    const size = 2 ** (32 - length);
    return { address, length, size, first: address - address % size };
  };
  const write = ({ first, length }) => [24, 16, 8, 0].map(shift => Math.floor(first / 2 ** shift) % 256).join('.') + '/' + length;
  const contains = (outer, inner) => outer.first <= inner.first && inner.first + inner.size <= outer.first + outer.size;

  // The sentence for what is wrong with an answer; null if it is right.
  const judgeBlock = (rule, text) => {
    const { said } = rule;
    const answer = block(normal(text));
    if (!answer) return rule.equals && normal(text) === normal(rule.equals) ? null : said.none;
    if (answer.address !== answer.first) return said.first.replace('{block}', write(answer));
    if (rule.equals) return write(answer) === rule.equals ? null : said.other;
    if (rule.within && !contains(block(rule.within), answer)) return said.outside;
    for (const other of rule.apart) {
      const taken = block(other.block);
      if (contains(taken, answer) || contains(answer, taken)) return other.said;
    }
    if (rule.usable === null) return null;
    if (answer.length < 16 || answer.length > 28) return said.subnet;
    if (answer.size - 5 < rule.usable) return said.small.replace('{usable}', answer.size - 5);
    let enough = 28;
    while (2 ** (32 - enough) - 5 < rule.usable) enough -= 1;
    return rule.smallest && answer.length < enough ? said.large.replace('{length}', enough) : null;
  };

  // ---- The element --------------------------------------------------------------------------------------------

  class CourseQuestion extends HTMLElement {
    connectedCallback() {
      if (this.form) return;
      const answer = this.querySelector(':scope > .answer');
      const ask = this.querySelector(':scope > .ask');
      if (!answer || !ask) return;
      ask.id = `${this.id}-ask`;
      this.whys = [...answer.querySelectorAll(':scope > .whys > li')];
      this.why = answer.querySelector(':scope > .why');
      this.said = make('div', { class: 'said', role: 'status' });
      this.form = make('form', { 'aria-labelledby': ask.id });
      this.form.append(this[this.getAttribute('kind')]?.() ?? this.choice(),
        make('button', { type: 'submit' }, this.dataset.check), this.said);
      this.form.addEventListener('submit', event => {
        event.preventDefault();
        this.judge();
      });
      answer.hidden = true;
      answer.before(this.form);
      if (memory.get(this.getAttribute('name'))) this.setAttribute('answered', '');
    }

    choice() {
      const list = this.querySelector(':scope > .options');
      const type = this.hasAttribute('several') ? 'checkbox' : 'radio';
      this.options = [...list.children].map((option, at) => {
        const input = make('input', { type, name: `${this.id}-option`, value: at });
        const label = make('label', {}, input, make('span', {}, ...option.childNodes));
        option.append(label);
        return { input, option };
      });
      this.judge = () => {
        const wrong = this.options.filter(({ input, option }) => input.checked !== ('right' in option.dataset));
        const told = this.options.map((entry, at) => ({ ...entry, why: this.whys[at] }))
          .filter(({ input }) => input.checked);
        if (told.length === 0) return;
        for (const { input, option } of this.options) {
          option.classList.toggle('is-right', input.checked && 'right' in option.dataset);
          option.classList.toggle('is-wrong', input.checked && !('right' in option.dataset));
        }
        this.tell(wrong.length === 0, told.filter(({ option }) => !('right' in option.dataset)).map(({ why }) => why));
      };
      return list;
    }

    packet() { return this.choice(); }
    change() { return this.choice(); }

    order() {
      const list = this.querySelector(':scope > .items');
      const move = (item, by) => {
        const items = [...list.children];
        const to = items[items.indexOf(item) + by];
        if (!to) return;
        if (by < 0) to.before(item); else to.after(item);
      };
      for (const item of list.children) {
        const text = make('span', {}, ...item.childNodes);
        const button = (sign, name, by) => {
          const mover = make('button', { type: 'button', 'aria-label': `${name}: ${text.textContent}` }, sign);
          mover.addEventListener('click', () => { move(item, by); mover.focus(); });
          return mover;
        };
        item.append(button('↑', this.dataset.up, -1), button('↓', this.dataset.down, 1), text);
      }
      this.judge = () => {
        const places = [...list.children].map(item => Number(item.dataset.place));
        this.tell(places.every((place, at) => place === at), []);
      };
      return list;
    }

    written(judge) {
      const input = make('input', { type: 'text', 'aria-label': this.dataset.yours, autocomplete: 'off', spellcheck: 'false' });
      this.judge = () => { if (input.value.trim()) judge(input.value); };
      return input;
    }

    short() {
      const accepted = JSON.parse(this.getAttribute('accepted'));
      return this.written(text => {
        const answer = normal(text);
        const why = this.whys.filter(item => JSON.parse(item.dataset.answers).includes(answer));
        this.tell(accepted.includes(answer), why);
      });
    }

    cidr() {
      const rule = JSON.parse(this.getAttribute('rule'));
      return this.written(text => {
        const wrong = judgeBlock(rule, text);
        this.tell(wrong === null, wrong === null ? [] : [make('li', {}, wrong)]);
      });
    }

    // What came of it: the verdict first, then why; after a wrong answer only why that one is wrong, to try again.
    tell(isRight, whys) {
      this.said.replaceChildren(make('p', { class: isRight ? 'is-right' : 'is-wrong' },
        make('b', {}, isRight ? this.dataset.right : this.dataset.wrong), ' '));
      for (const why of whys) {
        const copy = make('div', {});
        for (const node of why.childNodes) if (node.nodeName !== 'B') copy.append(node.cloneNode(true));
        this.said.append(copy);
      }
      if (isRight || this.tried) this.said.append(this.why.cloneNode(true));
      this.tried = true;
      if (isRight) {
        memory.set(this.getAttribute('name'));
        this.setAttribute('answered', '');
      }
    }
  }

  customElements.define('course-question', CourseQuestion);
})();
