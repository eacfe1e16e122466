// What the things to touch have in common that need no engine. A classic script: pages opened from the file system load
// no modules. Each thing stands in the page as a table with all of its words; its script adds what can be tried.
(() => {
  'use strict';

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      // Where a page is served with a policy, an attribute is refused that would style; a property is not.
      else if (name === 'style') element.style.cssText = value;
      else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children);
    return element;
  };

  // A drawing, from its text. The styles that it brings become a style sheet of a script's own: a policy for the page
  // lets in no others that nobody knew beforehand.
  const adopted = new Set();
  const drawing = text => {
    const adopt = (style, rules) => {
      if (!('adoptedStyleSheets' in document)) return style;
      if (!adopted.has(rules)) {
        adopted.add(rules);
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      }
      return '';
    };
    // Before it is parsed: what is parsed keeps to the policy, too. In its rules nothing stands for a character.
    const bare = text.replace(/<style>([^<&]*)<\/style>/g, adopt);
    return document.importNode(new DOMParser().parseFromString(bare, 'image/svg+xml').documentElement, true);
  };

  const korean = document.documentElement.lang === 'ko';

  // The sentence with its values; what stands between backticks is code.
  const nodes = text => text.split('`').map((part, at) => at % 2 ? make('code', {}, part) : part);

  class Thing extends HTMLElement {
    connectedCallback() {
      if (this.hasAttribute('ready')) return;
      this.words = JSON.parse(this.dataset.says);
      this.table = this.querySelector('table');
      this.rows = this.table ? [...this.table.tBodies[0].rows] : [];
      this.status = make('div', { class: 'status', role: 'status' });
      this.setAttribute('ready', '');
      this.start();
    }

    // A sentence of its words, in the page's language.
    say(key, values = {}) {
      return this.words[key].replace(/\{(\w+)\}/g, (all, name) => name in values ? values[name] : all);
    }

    // The table goes behind a button: what is tried comes first.
    fold(...parts) {
      const details = make('details', { class: 'table' }, make('summary', {}, this.say('table')));
      const wrapper = this.table.closest('.table-wrapper') ?? this.table;
      wrapper.before(...parts, details);
      details.append(wrapper);
      // What scrolls has to be reached by the keyboard: the book's own script looks again.
      details.addEventListener('toggle', () => dispatchEvent(new Event('resize')));
      // On paper there is nothing to open.
      addEventListener('beforeprint', () => { details.open = true; });
    }

    // One of several, as radio buttons with a legend.
    choice(key, options, chosen, changed) {
      Thing.groups = (Thing.groups ?? 0) + 1;
      const name = `thing-${Thing.groups}`;
      const inputs = options.map(value => {
        const input = make('input', { type: 'radio', name, value, checked: value === chosen, onchange: () => changed(value) });
        return make('label', {}, input, make('span', {}, ...nodes(this.say(`${key}-${value}`))));
      });
      return make('fieldset', { 'data-choice': key }, make('legend', {}, this.say(key)), ...inputs);
    }

    toggle(key, on, changed) {
      const input = make('input', { type: 'checkbox', name: key, checked: on, onchange: () => changed(input.checked) });
      return make('label', { class: 'toggle' }, input, make('span', {}, ...nodes(this.say(key))));
    }
  }

  const number = (value, places) => new Intl.NumberFormat(korean ? 'ko' : 'en',
    { minimumFractionDigits: places, maximumFractionDigits: places }).format(value);

  window.courseParts = { make, drawing, nodes, number, Thing };
})();
