// <course-board lab="lab-2.4" board="board = …">: the board of an event storming as text, with what the rules say of it and
// its picture.
(() => {
  'use strict';
  const { make, define, Widget } = window.courseTouch;

  class Board extends Widget {
    begin() {
      this.lab = this.getAttribute('lab');
      const begun = this.getAttribute('board');
      const [label, text] = this.field('board', 'textarea', {
        rows: 22, spellcheck: 'false', autocapitalize: 'off', wrap: 'off', 'aria-describedby': this.id('fault'), oninput: () => this.later(),
      });
      this.text = text;
      this.text.value = begun;
      this.fault = make('p', { id: this.id('fault'), class: 'course-fault', role: 'status' });
      this.map = make('div', { class: 'course-map', tabindex: '0', role: 'region', 'aria-label': this.say('board-drawn') });
      const again = this.button('reset', () => {
        this.text.value = begun;
        this.judge();
      });
      this.replaceChildren(this.places(), make('div', { class: 'course-edit' }, label, text, this.fault, make('div', { class: 'course-buttons' }, again)), this.map);
      this.judge();
    }

    judge() {
      clearTimeout(this.timer);
      const told = this.engine.ask({ board: { lab: this.lab, board: this.text.value, prefix: this.id('board-') } });
      const wrong = told.line !== undefined;
      this.text.setAttribute('aria-invalid', String(wrong));
      this.fault.classList.toggle('wrong', wrong);
      this.fault.textContent = wrong ? this.say('board-line', { line: String(told.line) }) : this.say('board-help');
      // What was drawn last stays while a line is being written.
      this.toggleAttribute('stale', wrong);
      if (wrong) return;
      this.verdicts(told);
      if (told.svg) this.map.replaceChildren(window.courseParts.drawing(told.svg));
    }
  }

  define('board', Board);
})();
