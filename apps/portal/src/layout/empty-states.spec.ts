import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const source = resolve(import.meta.dirname, '..');

/** What stands between the brackets of each call of `nothingHere` in a template. */
function calls(text: string): string[] {
  return [...text.matchAll(/nothingHere\((?!words, next)/g)].map(({ index, 0: call }) => {
    let depth = 1;
    let end = index + call.length;
    for (; depth > 0 && end < text.length; end += 1) depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0;
    return text.slice(index + call.length, end - 1);
  });
}

/** A link that is there only for some needs another for the rest. */
const leadsOn = (call: string): boolean => /\{ href: /.test(call) && (!/ \} if /.test(call) || /else \{ href: /.test(call));

const templates = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.njk'));
const empties = templates.flatMap((name) => calls(readFileSync(join(source, name), 'utf8')).map((call) => ({ name, call })));

it('a list with nothing in it says what to do next, to everybody', () => {
  expect(empties.length).toBeGreaterThan(40);
  expect(empties.filter(({ call }) => !leadsOn(call))).toEqual([]);
});

it.each([
  ['no link', '"None yet."', false],
  ['a link for some', '"None yet.", { href: "/a", text: "A" } if may("x")', false],
  ['a link for some and another for the rest', '"None yet.", { href: "/a", text: "A" } if may("x") else { href: "/b", text: "B" }', true],
])('%s', (_, call, enough) => {
  expect(leadsOn(call)).toBe(enough);
});
