import { lostPost } from './lost-post.js';

describe('a form that could not be sent', () => {
  const body = {
    _csrf: 'old token',
    _key: '0196a000-0000-7000-8000-000000000001',
    body: 'He said he would be back.\nTwice.',
    happenedOn: '2 March',
    level: 'VERY_HIGH',
    to: ['0196a000-0000-7000-8000-000000000002', '0196a000-0000-7000-8000-000000000003'],
    odd: { a: 1 },
  };

  it('carries everything on but the old token', () => {
    const { carried } = lostPost(body);
    expect(carried.map(({ name }) => name)).toEqual(['_key', 'body', 'happenedOn', 'level', 'to', 'to']);
    expect(carried.find(({ name }) => name === 'body')?.value).toBe(body.body);
  });

  it('shows what a person typed, not ids and codes', () => {
    expect(lostPost(body).typed).toEqual([
      { name: 'body', label: 'Body', value: body.body, long: true },
      { name: 'happenedOn', label: 'Happened on', value: '2 March', long: false },
    ]);
  });

  it('is empty for no form', () => {
    expect(lostPost(undefined)).toEqual({ typed: [], carried: [] });
  });
});
