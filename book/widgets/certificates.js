// <course-certificates>: a certificate's names against the name in the address bar, by the rule of the crate `request`
// (`tls::covers`), told name by name.
(() => {
  'use strict';
  const { make, nodes, Thing } = window.courseParts;

  // As `request::Name`: without blanks around it and without its last dot, in lower case.
  const plain = text => text.trim().replace(/\.$/, '').toLowerCase();
  const isAddress = host => /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || host.includes(':');

  // How a name of a certificate stands to a host: `exact` and `wildcard` cover it, all others say why not.
  const stands = (name, host) => {
    if (name === host) return { how: 'exact', covers: true };
    if (isAddress(host)) return { how: 'address' };
    if (!name.startsWith('*.')) return { how: name.includes('*') ? 'star' : 'other' };
    const below = name.slice(2);
    if (host === below) return { how: 'apex' };
    const at = host.indexOf('.');
    if (at > 0 && host.slice(at + 1) === below) return { how: 'wildcard', covers: true, label: host.slice(0, at) };
    if (at > 0 && host.endsWith(`.${below}`)) return { how: 'deep', label: host.slice(0, -below.length - 1) };
    return { how: 'other' };
  };

  class Certificates extends Thing {
    start() {
      const first = this.rows[0].dataset;
      this.host = make('input', { type: 'text', value: first.host, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', oninput: () => this.tell() });
      this.names = make('textarea', { rows: 3, autocapitalize: 'off', spellcheck: 'false', oninput: () => this.tell() });
      this.names.value = first.names.replaceAll(' ', '\n');
      const field = (key, input) => make('label', { class: 'field' }, make('span', {}, this.say(key)), input);
      // Each example that says something of its own, by the host that it is about.
      const examples = this.rows.map(({ dataset }) => make('button', { type: 'button', onclick: () => {
        this.host.value = dataset.host;
        this.names.value = dataset.names.replaceAll(' ', '\n');
        this.tell();
      } }, `${dataset.host} ↔ ${dataset.names.replaceAll(' ', ', ')}`));
      this.fold(field('host', this.host), field('names', this.names), this.status);
      this.querySelector('details.table').append(make('p', {}, this.say('try')), make('div', { class: 'buttons' }, ...examples));
      this.tell();
    }

    tell() {
      const typed = this.host.value.trim();
      const host = plain(typed);
      const names = this.names.value.split(/[\s,]+/).filter(Boolean);
      const isName = host !== '' && !/[\s/]|:\/\//.test(host);
      if (!isName || names.length === 0) {
        delete this.dataset.fit;
        this.status.replaceChildren(make('p', {}, ...nodes(this.say(isName ? 'bare' : 'empty'))));
        return;
      }
      const found = names.map(name => ({ name, ...stands(plain(name), host) }));
      const covers = found.some(one => one.covers);
      this.dataset.fit = found.some(one => one.how === 'exact') ? 'exact' : covers ? 'wildcard' : 'no';
      this.status.replaceChildren(
        make('p', { class: 'sum' }, covers ? '✔ ' : '✘ ', ...nodes(this.say(covers ? 'covered' : 'refused', { host }))),
        make('ul', {}, ...found.map(one => make('li', {}, one.covers ? '✔ ' : '✘ ', ...nodes(this.say(one.how, { host, ...one }))))));
      if (typed !== host) this.status.append(make('p', {}, ...nodes(this.say('compared', { host }))));
    }
  }

  customElements.define('course-certificates', Certificates);
})();
