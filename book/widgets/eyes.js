// <course-eyes>: the layers of a connection as a listener sees them, and what it can decide by that. The facts are the
// rows of the table in the page.
(() => {
  'use strict';
  const { make, nodes, Thing } = window.courseParts;

  const LISTENERS = ['passthrough', 'tls', 'alb'];
  const LAYERS = ['ip', 'tcp', 'hello', 'http'];
  const MARKS = { reads: '✔', legible: '○', hidden: '✘' };

  const copy = cell => [...cell.childNodes].map(node => node.cloneNode(true));

  class Eyes extends Thing {
    start() {
      this.layers = make('div', { class: 'layers' });
      this.can = make('div', { class: 'decisions' });
      this.fold(this.choice('listener', LISTENERS, LISTENERS[0], listener => this.tell(listener)), this.status, this.layers, this.can);
      this.tell(LISTENERS[0]);
    }

    tell(listener) {
      const column = 2 + LISTENERS.indexOf(listener);
      const of = layer => this.rows.filter(row => row.dataset.layer === layer);
      const fields = LAYERS.flatMap(of);
      const count = state => fields.filter(row => row.dataset[listener] === state).length;
      const field = row => {
        const state = row.dataset[listener];
        const [name, value] = row.cells;
        const seen = state === 'hidden' ? ['•••••'] : copy(value);
        return make('li', { 'data-state': state }, make('span', { class: 'mark', 'aria-hidden': 'true' }, MARKS[state]),
          make('span', {}, make('b', {}, ...copy(name)), ': ', ...seen, ' ', make('i', {}, `(${row.cells[column].textContent})`)));
      };
      // From the outside to the inside: each layer's box is in the one around it.
      const box = ([layer, ...inner]) => make('div', { class: 'layer' },
        make('p', {}, this.say(layer)), make('ul', {}, ...of(layer).map(field)), ...(inner.length ? [box(inner)] : []));
      this.layers.replaceChildren(box(LAYERS));
      const list = state => of('decision').filter(row => row.dataset[listener] === state)
        .map(row => make('li', {}, state === 'yes' ? '✔ ' : '✘ ', ...copy(row.cells[0])));
      this.can.replaceChildren(...[['can', 'yes'], ['cannot', 'no']].map(([key, state]) =>
        make('div', { class: key }, make('p', {}, make('b', {}, this.say(key))), make('ul', {}, ...list(state)))));
      this.status.replaceChildren(make('p', {}, make('b', {}, this.say(`listener-${listener}`))), make('p', {},
        ...nodes(this.say('sees', { reads: count('reads'), legible: count('legible'), hidden: count('hidden') }))));
    }
  }

  customElements.define('course-eyes', Eyes);
})();
