// <course-hours>: hours × price. The prices are those of the table in the page.
(() => {
  'use strict';
  const { make, number, Thing } = window.courseParts;

  const MONTH = 730;
  // In millionths of a dollar, and rounded once at the end: sums are those of the pages.
  const millionths = text => Math.round(Number(text ?? 0) * 1e6);
  const dollars = value => number(Math.round(value / 1e4) / 100, 2);
  const hourly = value => String(Number((value / 1e6).toPrecision(3)));

  class Hours extends Thing {
    start() {
      this.after = 'delete';
      this.items = this.rows.map(row => ({
        name: row.cells[0].textContent,
        price: millionths(row.dataset.usd),
        disk: millionths(row.dataset.disk) / MONTH,
        stops: 'stops' in row.dataset,
        count: this.number(row.dataset.count, 0, 50, row.cells[0].textContent),
      }));
      this.hours = this.number(3, 1, 24, this.say('hours'));
      this.days = this.number(1, 1, 366, this.say('days'));
      this.rate = this.number(this.dataset.rate, 1, 9999, this.say('rate'));
      this.fold(
        make('fieldset', { class: 'what' }, make('legend', {}, this.say('what')), ...this.items.map(item => item.count.label)),
        make('fieldset', {}, make('legend', {}, this.say('time')), this.hours.label, this.days.label, this.rate.label),
        this.choice('after', ['delete', 'stop', 'leave'], this.after, value => { this.after = value; this.tell(); }),
        this.status,
      );
      this.tell();
    }

    number(value, min, max, name) {
      const input = make('input', { type: 'number', value, min, max, step: 1, inputmode: 'numeric', oninput: () => this.tell() });
      const read = () => Math.min(max, Math.max(min, Math.floor(Number(input.value)) || min));
      return { read, label: make('label', {}, input, make('span', {}, name)) };
    }

    // What one of them costs in the time that was chosen.
    cost(item) {
      const whole = 24 * this.days.read();
      const on = this.hours.read() * this.days.read();
      const runs = this.after === 'delete' || (this.after === 'stop' && item.stops) ? on : whole;
      return item.price * runs + item.disk * (this.after === 'delete' ? on : whole);
    }

    tell() {
      const parts = this.items.map(item => ({ ...item, cost: item.count.read() * this.cost(item) }));
      const total = of => parts.reduce((sum, item) => sum + of(item), 0);
      const sum = total(item => item.cost);
      if (sum === 0) {
        this.status.replaceChildren(make('p', {}, this.say('nothing')));
        return;
      }
      const hour = total(item => item.count.read() * (item.price + item.disk));
      const money = value => ({ usd: dollars(value), krw: number(value * this.rate.read() / 1e6, 0) });
      const largest = parts.reduce((one, other) => other.cost > one.cost ? other : one);
      this.status.replaceChildren(
        make('p', { class: 'sum' }, this.say('sum', money(sum))),
        make('p', {}, this.say('hour', { usd: hourly(hour) })),
        make('p', {}, this.say('largest', { name: largest.name, part: number(100 * largest.cost / sum, 0) })),
        make('p', { class: 'month' }, this.say('month', money(hour * MONTH))),
      );
    }
  }

  customElements.define('course-hours', Hours);
})();
