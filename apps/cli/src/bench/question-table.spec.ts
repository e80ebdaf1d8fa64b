import { type PageCost, questionTable } from './question-table.js';

const cost = (name: string, drawn: number): PageCost => ({ name, drawn, read: 0.1, checked: 0.4, checkedWhole: 6, bytes: 7000 });

test('each page is judged by what it costs over the page with no questions', () => {
  const [head, none, six, all] = questionTable([cost('no questions', 0.5), cost('6 of 90', 5), cost('all 90', 46)]).split('\n');
  expect(head).toMatch(
    /^page of questions\s+kB\s+draw ms\s+read ms\s+check ms\s+CPU ms\s+over none\s+times\s+within 5 ms\s+save checks ms$/,
  );
  expect(none).toMatch(/^no questions\s+7\.00\s+0\.50\s+0\.10\s+0\.40\s+1\.00\s+0\.00\s+1\.00\s+6\.00$/);
  expect(six).toMatch(/^6 of 90\s+7\.00\s+5\.00\s+0\.10\s+0\.40\s+5\.50\s+4\.50\s+5\.50\s+yes\s+6\.00$/);
  expect(all).toMatch(/^all 90 .*\s45\.50\s+46\.50\s+NO\s+6\.00$/);
});
