// Asks the module what stands in a file, a question a line, as a page does: `node module.js engine.wasm questions.txt`.
'use strict';
const { readFileSync } = require('fs');

const [, , wasm, file] = process.argv;
const { memory, room, ask, told } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasm))).exports;
const answers = readFileSync(file, 'utf8').split('\n').map(question => {
  const text = Buffer.from(question);
  const place = room(text.length);
  new Uint8Array(memory.buffer, place, text.length).set(text);
  const answer = ask();
  return Buffer.from(new Uint8Array(memory.buffer, answer, told())).toString();
});
process.stdout.write(answers.join('\n'));
