// Asks the module what stands in a file, a question a line, as a page does: `node module.js engine.wasm questions.txt`.
'use strict';
const { readFileSync, writeFileSync } = require('fs');

const [, , module, file] = process.argv;
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(module)));
const answers = readFileSync(file, 'utf8').split('\n').map(question => {
  const text = Buffer.from(question);
  const place = exports.room(text.length);
  new Uint8Array(exports.memory.buffer, place, text.length).set(text);
  const answer = exports.ask();
  return Buffer.from(new Uint8Array(exports.memory.buffer, answer, exports.told())).toString();
});
writeFileSync(1, answers.join('\n'));
