import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import nunjucks from 'nunjucks';
import * as dates from './dates.js';
import { asset } from '../shell/assets.js';
import { caseMenu, menu } from './menus.js';
import { choices, counted, gravestLevel, levelColour, outcomeColour, words } from './words.js';

/** Templates stand beside the pages they belong to; only govuk and moj come from elsewhere. Everything is escaped unless a macro says otherwise. */
export function templates(watch = false): nunjucks.Environment {
  const require = createRequire(import.meta.url);
  const source = join(import.meta.dirname, '..');
  const govuk = join(dirname(require.resolve('govuk-frontend/package.json')), 'dist');
  const moj = dirname(require.resolve('@ministryofjustice/frontend/package.json'));
  const made = new nunjucks.Environment(new nunjucks.FileSystemLoader([source, govuk, moj], { watch: false, noCache: watch }), {
    autoescape: true,
    throwOnUndefined: false,
    trimBlocks: true,
    lstripBlocks: true,
  });
  for (const [name, filter] of Object.entries(filters)) made.addFilter(name, filter);
  made.addGlobal('choices', choices);
  made.addGlobal('asset', asset);
  made.addGlobal('menu', menu);
  made.addGlobal('caseMenu', caseMenu);
  return made;
}

const filters = {
  date: dates.date,
  mojDate: dates.date,
  shortDate: dates.shortDate,
  weekday: dates.weekday,
  time: dates.time,
  clock: dates.clock,
  dateTime: dates.dateTime,
  shortDateTime: dates.shortDateTime,
  ago: dates.ago,
  due: dates.due,
  age: dates.age,
  until: dates.until,
  words,
  counted,
  gravestLevel,
  levelColour,
  outcomeColour,
  upTo: (list: readonly unknown[], count: number) => list.slice(0, count),
  compact: (list: readonly unknown[]) => list.filter((item) => item !== undefined && item !== null && item !== '' && item !== false),
};
