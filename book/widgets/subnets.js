// <course-subnets vpc="10.0.0.0/16" subnets="10.0.0.0/20 …">: shares out a VPC among subnets.
(() => {
  'use strict';
  const { make, define, Widget } = window.courseTouch;

  class Subnets extends Widget {
    begin() {
      const act = () => this.judge();
      const [vpcLabel, vpc] = this.field('vpc', 'input', { value: this.getAttribute('vpc') ?? '10.0.0.0/16', oninput: act, spellcheck: 'false' });
      const [subnetsLabel, subnets] = this.field('subnets', 'textarea', { rows: 6, oninput: act, spellcheck: 'false' });
      subnets.value = (this.getAttribute('subnets') ?? '10.0.0.0/20 10.0.16.0/20 10.0.128.0/20').split(/\s+/).join('\n');
      Object.assign(this, { vpc, subnets });
      this.bar = make('div', { class: 'course-bar', 'aria-hidden': 'true' });
      const heads = ['block', 'verdict', 'range', 'usable'].map(name => make('th', { scope: 'col' }, this.say(name)));
      this.rows = make('tbody');
      this.sum = make('p', { class: 'course-verdict', role: 'status' });
      this.replaceChildren(make('div', { class: 'course-edit' }, vpcLabel, vpc, subnetsLabel, subnets), this.sum, this.bar,
        make('div', { class: 'table-wrapper', tabindex: '0', role: 'region', 'aria-label': this.say('plan') },
          make('table', {}, make('thead', {}, make('tr', {}, ...heads)), this.rows)));
      this.judge();
    }

    told(fault, told, lines) {
      if (!fault) return `✔ ${this.say('fine')}`;
      const values = { other: lines[told.other] ?? '', network: told.network ?? '' };
      return `✘ ${this.say(`fault-${fault}`, values)}`;
    }

    judge() {
      const lines = this.subnets.value.split('\n').map(line => line.trim()).filter(Boolean);
      const plan = this.engine.ask({ plan: { vpc: this.vpc.value, subnets: lines } });
      if (plan.fault) return;
      const row = (text, told) => make('tr', { 'data-fault': told.fault ?? '' }, make('td', {}, make('code', {}, text)),
        make('td', {}, this.told(told.fault, told, lines)), make('td', {}, told.first ? `${told.first} – ${told.last}` : ''),
        make('td', {}, told.usable === undefined ? '' : told.usable.toLocaleString('en')));
      const vpc = row(`VPC ${this.vpc.value.trim()}`, plan.vpc);
      this.rows.replaceChildren(vpc, ...plan.subnets.map((told, index) => row(lines[index], told)));
      const wrong = plan.subnets.filter(told => told.fault).length;
      this.sum.textContent = this.say('plan-sum', { count: lines.length, wrong });
      const inside = told => told.first && told.fault !== 'outside' && plan.vpc.first;
      this.bar.replaceChildren(...plan.subnets.filter(inside).map(told => {
        const part = make('span', { 'data-fault': told.fault ?? '', title: told.network });
        part.style.insetInlineStart = `${100 * (told.start - plan.vpc.start) / plan.vpc.size}%`;
        part.style.inlineSize = `${100 * told.size / plan.vpc.size}%`;
        return part;
      }));
    }
  }

  define('subnets', Subnets);
})();
