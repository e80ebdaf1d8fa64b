import { isFull, wholeList } from './whole-list.js';

const all = Array.from({ length: 250 }, (_, i) => ({ id: String(i) }));
const from = (start: number) => all.slice(start, start + 100);

test('asks on after the last one until a list is not full, and loses none', async () => {
  const asked: string[] = [];
  const more = async (after: string) => {
    asked.push(after);
    return from(Number(after) + 1);
  };
  expect(await wholeList(from(0), more)).toEqual(all);
  expect(asked).toEqual(['99', '199']);
});

test('asks once more after exactly a hundred, and never after fewer', async () => {
  expect(await wholeList(from(0), async () => [])).toHaveLength(100);
  expect(await wholeList(from(200), () => Promise.reject(new Error('asked')))).toHaveLength(50);
  expect([isFull(from(0)), isFull(from(200))]).toEqual([true, false]);
});
