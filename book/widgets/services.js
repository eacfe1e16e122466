// <course-services>: which service is for what. Each wrong match says why it does not fit.
(() => {
  'use strict';
  const { make, Thing } = window.courseParts;

  class Services extends Thing {
    start() {
      this.found = this.rows.map(() => null);
      this.score = make('p', { class: 'score', role: 'status' });
      const list = make('ol', {}, ...this.rows.map((row, at) => this.need(row, at)));
      this.fold(make('p', {}, this.say('which')), list, this.score);
    }

    need(row, at) {
      const [need, , why, not] = row.cells;
      const fits = row.dataset.service;
      const reasons = new Map([...not.querySelectorAll('li')].map(one => [one.dataset.name, one.querySelector('span')]));
      const said = make('p', { class: 'said', role: 'status' });
      let tries = 0;
      const choose = name => {
        const right = name === fits;
        tries += 1;
        const reason = right ? why : reasons.get(name);
        for (const button of buttons) button.setAttribute('aria-pressed', button.textContent === name);
        said.replaceChildren(make('b', {}, right ? `✔ ${this.say('right')}` : `✘ ${this.say('wrong')}`), ` ${name}: `,
          ...[...reason.childNodes].map(node => node.cloneNode(true)));
        if (right && this.found[at] === null) {
          this.found[at] = tries;
          this.tell();
        }
      };
      // By name, so that the place of the right one says nothing.
      const buttons = [fits, ...reasons.keys()].sort().map(name =>
        make('button', { type: 'button', onclick: () => choose(name) }, name));
      for (const button of buttons) button.setAttribute('aria-pressed', 'false');
      const label = make('span', { id: `${this.localName}-need-${at}` }, ...[...need.childNodes].map(node => node.cloneNode(true)));
      return make('li', { class: 'need' }, label,
        make('div', { class: 'buttons', role: 'group', 'aria-labelledby': label.id }, ...buttons), said);
    }

    tell() {
      const done = this.found.filter(tries => tries !== null);
      this.score.textContent = this.say('score',
        { all: this.found.length, done: done.length, first: done.filter(tries => tries === 1).length });
    }
  }

  customElements.define('course-services', Services);
})();
