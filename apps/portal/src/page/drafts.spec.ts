import { readContent } from './drafts.js';

describe('what a draft keeps', () => {
  it('is the page and what was typed on it', () => {
    const kept = { page: '/cases/1/notes/new', typed: { body: 'x', to: ['a', 'b'] } };
    expect(readContent(JSON.stringify(kept))).toEqual(kept);
  });

  it('is checked again: no other host, no other shapes', () => {
    expect(readContent('{"page":"//evil.example","typed":{"body":{"a":1},"n":2,"ok":"x"}}')).toEqual({ typed: { ok: 'x' } });
    expect([readContent('null'), readContent('not json'), readContent('[]')]).toEqual([{ typed: {} }, { typed: {} }, { typed: {} }]);
  });
});
