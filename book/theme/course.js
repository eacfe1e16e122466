// What mdBook's own scripts lack: search that finds Korean inside words, the place kept while changing the language,
// and the names of its buttons in Korean. Nothing here asks anybody for anything.
(() => {
  'use strict';
  const korean = document.documentElement.lang === 'ko';

  // ---- Search -------------------------------------------------------------------------------------------------
  // mdBook's index knows only words between spaces, in Latin letters. The texts are in it, so they are looked
  // through: every word of the question has to be somewhere, also inside a longer word and without its particle.

  const PARTICLES = ['에서는', '으로는', '에서', '으로', '에게', '까지', '부터', '처럼', '보다', '이나', '에는', '와는',
    '은', '는', '이', '가', '을', '를', '의', '에', '로', '와', '과', '도', '만', '나'];

  const plain = text => text.normalize('NFC').toLowerCase();

  // 밸런싱을 → 밸런싱; a word of which too little would be left stays.
  const stem = word => {
    const particle = PARTICLES.find(end => word.endsWith(end) && word.length - end.length >= 2);
    return particle && /[가-힣]/.test(word) ? word.slice(0, -particle.length) : word;
  };

  const termsOf = question => plain(question).split(/\s+/).filter(Boolean).map(stem);

  let terms = [];

  const search = docs => question => {
    terms = termsOf(question);
    const found = [];
    if (terms.length === 0) return found;
    for (const [ref, doc] of docs) {
      let score = 0;
      const everyTerm = terms.every(term => {
        const count = doc.body.split(term).length - 1;
        const weight = (doc.title.includes(term) ? 20 : 0) + (doc.where.includes(term) ? 5 : 0) + Math.min(count, 10);
        score += weight;
        return weight > 0;
      });
      if (everyTerm) found.push({ ref, score, doc: doc.doc });
    }
    return found.sort((one, other) => other.score - one.score);
  };

  if (window.elasticlunr) {
    window.elasticlunr.Index.load = index => {
      const docs = Object.entries(index.documentStore.docs).map(([ref, doc]) =>
        [ref, { doc, title: plain(doc.title), body: plain(doc.body), where: plain(doc.breadcrumbs) }]);
      return { search: search(docs) };
    };
    // Excerpts mark words by their stems: the part that was looked for, wherever it stands in the word.
    window.elasticlunr.stemmer = word => terms.find(term => plain(word).includes(term)) || word;
  }

  // ---- Language -----------------------------------------------------------------------------------------------
  // The same section in the other language: ids of sections are the same in both.

  const other = document.querySelector('.other-language a');
  const bar = document.querySelector('.right-buttons');
  if (other && bar) {
    const button = other.cloneNode(true);
    button.className = 'language-button';
    bar.prepend(button);
    const place = () => {
      let id = decodeURIComponent(location.hash);
      for (const heading of document.querySelectorAll('main h2[id], main h3[id]')) {
        if (heading.getBoundingClientRect().top < 120) id = '#' + heading.id;
      }
      return window.scrollY < 50 ? '' : id;
    };
    for (const link of [button, other]) {
      link.addEventListener('click', () => { link.hash = place(); });
    }
  }

  // ---- The keyboard -------------------------------------------------------------------------------------------

  // mdBook's switch for the table of contents is a label that is used as a button.
  document.getElementById('mdbook-sidebar-toggle')?.setAttribute('role', 'button');

  // What is wider than its place can be moved by the keyboard too.
  const reachable = () => {
    for (const code of document.querySelectorAll('main pre > code, main pre, main .table-wrapper')) {
      if (code.scrollWidth > code.clientWidth) code.tabIndex = 0; else code.removeAttribute('tabindex');
    }
  };
  reachable();
  addEventListener('resize', reachable);

  // ---- Names in Korean ----------------------------------------------------------------------------------------

  const name = (selector, text) => {
    for (const element of document.querySelectorAll(selector)) {
      element.title = text;
      element.setAttribute('aria-label', text);
    }
  };
  const say = (selector, text) => {
    for (const element of document.querySelectorAll(selector)) element.textContent = text;
  };
  say('#mdbook-theme-navy', korean ? '어둡게' : 'Dark');
  if (!korean) return;
  say('#mdbook-theme-default_theme', '시스템과 같게');
  say('#mdbook-theme-light', '밝게');
  name('#mdbook-sidebar-toggle', '목차');
  name('#mdbook-theme-toggle', '색');
  name('#mdbook-search-toggle', '검색 (/)');
  name('.previous', '앞 장');
  name('.next', '다음 장');
  name('.clip-button', '복사');
  document.getElementById('mdbook-sidebar')?.setAttribute('aria-label', '목차');
  for (const nav of document.querySelectorAll('.nav-wrapper, .nav-wide-wrapper')) nav.setAttribute('aria-label', '앞뒤 장');
  document.getElementById('mdbook-theme-list')?.setAttribute('aria-label', '색');
  const searchbar = document.getElementById('mdbook-searchbar');
  if (searchbar) searchbar.placeholder = '책에서 찾기';
  say('.mdbook-help-title', '단축키');
  const keys = { '←': '← → 앞뒤 장으로', S: 'S 또는 / 책에서 찾기', '?': '? 이 도움말', Esc: 'Esc 닫기' };
  for (const line of document.querySelectorAll('#mdbook-help-popup p')) {
    const text = keys[line.querySelector('kbd')?.textContent];
    if (text) line.textContent = text;
  }
  const header = document.getElementById('mdbook-searchresults-header');
  if (header) {
    new MutationObserver(() => {
      const [, count, asked] = header.textContent.match(/^(\d+|No) search results? for '(.*)'[:.]$/) || [];
      if (!count) return;
      header.textContent = count === 'No' ? `“${asked}” 검색 결과가 없습니다.` : `“${asked}” 검색 결과 ${count}개`;
    }).observe(header, { childList: true, characterData: true, subtree: true });
  }
})();
