// <course-walks>: ways to a name through the DNS. All of each stands in the page; this shows one of them, a step at a time,
// and asks who has to mend it before it is told.
(() => {
  'use strict';
  const { make, Thing } = window.courseParts;

  const EVERYBODY = ['registrant', 'zone-owner', 'network', 'time', 'nobody'];

  class Walks extends Thing {
    start() {
      this.walks = [...this.querySelectorAll('details.walk')].map(walk => ({
        walk, title: walk.querySelector('summary').textContent, steps: [...walk.querySelectorAll('.steps > li')], end: walk.querySelector('.end'),
      }));
      Walks.count = (Walks.count ?? 0) + 1;
      const id = `walks-${Walks.count}`;
      this.choose = make('select', { id, onchange: () => this.open(this.choose.selectedIndex) },
        ...this.walks.map(({ title }, at) => make('option', {}, `${at + 1}. ${title}`)));
      this.next = make('button', { type: 'button', onclick: () => this.go(this.at + 1) }, this.say('next'));
      this.last = make('button', { type: 'button', onclick: () => this.go(Infinity) }, this.say('end'));
      this.again = make('button', { type: 'button', onclick: () => this.go(0) }, this.say('again'));
      this.said = make('p', { class: 'said', role: 'status' });
      this.who = make('fieldset', { class: 'who' }, make('legend', {}, this.say('guess')), ...EVERYBODY.map(who =>
        make('button', { type: 'button', value: who, onclick: event => this.guess(event.currentTarget) }, this.say(`who-${who}`))), this.said);
      this.prepend(make('p', {}, make('label', { for: id }, this.say('choose')), ' ', this.choose),
        make('div', { class: 'buttons' }, this.next, this.last, this.again), this.status);
      // What a step or the end brings is read out when it is shown.
      for (const part of this.querySelectorAll('.steps, .over')) part.setAttribute('aria-live', 'polite');
      this.open(0);
    }

    open(at) {
      this.now = this.walks[at];
      for (const { walk } of this.walks) {
        walk.hidden = walk !== this.now.walk;
        walk.open = walk === this.now.walk;
      }
      this.now.end.parentElement.before(this.who);
      this.go(0);
    }

    // So many steps are shown; behind the last one it is asked who has to mend it.
    go(at) {
      const { steps, end, walk } = this.now;
      this.at = Math.min(at, steps.length);
      steps.forEach((step, number) => {
        step.hidden = number >= this.at;
        step.toggleAttribute('aria-current', number === this.at - 1);
      });
      const over = this.at === steps.length;
      for (const button of [this.next, this.last]) button.disabled = over;
      this.again.disabled = this.at === 0;
      this.who.hidden = !over || walk.dataset.verdict === 'resolves';
      end.hidden = !(over && this.who.hidden);
      this.said.textContent = '';
      for (const button of this.who.querySelectorAll('button')) button.removeAttribute('aria-pressed');
      this.status.textContent = this.at ? `${this.at} / ${steps.length}` : this.say('begin');
    }

    guess(button) {
      const right = button.value === this.now.walk.dataset.who;
      for (const other of this.who.querySelectorAll('button')) other.setAttribute('aria-pressed', String(other === button));
      this.said.textContent = right ? `✔ ${this.say('right')}` : `✘ ${this.say('wrong')}`;
      this.now.end.hidden = !right;
    }
  }

  customElements.define('course-walks', Walks);
})();
