import { statSync } from 'node:fs';

/** Of those that take longer than a minute, the longest first: one that is begun last runs by itself while the other worker has nothing left. */
const LONG = [
  'api/field-prober',
  'api/access-matrix',
  'api/bad-input',
  'api/policy',
  'journeys/enquiry-answering',
  'api/read-path',
  'api/outcomes',
  'journeys/every-page',
  'api/freshness',
  'api/known-then-pairs',
  'api/demo-world',
  'api/sealing-kills',
  'api/gap-histories',
];

/** On a machine that has never run them jest goes by the size of the files, which says nothing of how long they take. */
export default class LongestFirst {
  sort(tests) {
    const place = ({ path }) => {
      const found = LONG.findIndex((name) => path.endsWith(`/${name}.spec.ts`));
      if (found !== -1) return found;
      // Many short ones in one file.
      return path.includes('/together/') ? LONG.length : LONG.length + 1;
    };
    const sizes = new Map(tests.map((test) => [test, statSync(test.path).size]));
    return [...tests].sort((one, other) => place(one) - place(other) || sizes.get(other) - sizes.get(one));
  }

  /** Nothing is remembered from run to run: each is like the first. */
  cacheResults() {}
}
