import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { base, en, en_GB, Faker } from '@faker-js/faker';
import { worldFolder } from '../world-folder.js';
import { FAMILY, GIVEN, WELSH_FAMILY, WELSH_GIVEN } from './drawn-names.js';

/** Everything drawn by chance for the demonstration comes from this one seeded source, so that the same world is made every time. */
export class Draw {
  private readonly faker: Faker;
  private readonly taken = new Set<string>();
  private readonly denied: ReadonlySet<string>;

  constructor(seed: number, denied: ReadonlySet<string> = deniedHashes()) {
    this.faker = new Faker({ locale: [en_GB, en, base] });
    this.faker.seed(seed);
    this.denied = denied;
  }

  chance(probability: number): boolean {
    return this.faker.number.float() < probability;
  }

  whole(min: number, max: number): number {
    return this.faker.number.int({ min, max });
  }

  one<T>(list: readonly T[]): T {
    return this.faker.helpers.arrayElement(list as T[]);
  }

  some<T>(list: readonly T[], count: number): T[] {
    return this.faker.helpers.arrayElements(list as T[], Math.min(count, list.length));
  }

  between(from: Date, to: Date): Date {
    return new Date(this.whole(from.getTime(), Math.max(from.getTime(), to.getTime())));
  }

  /** A name nobody else here bears and that is on no list of names to keep away from. */
  name(): { readonly givenNames: string; readonly familyName: string } {
    for (;;) {
      const welsh = this.chance(0.06);
      const givenNames = this.one(welsh ? WELSH_GIVEN : GIVEN);
      const familyName = this.one(welsh ? WELSH_FAMILY : FAMILY);
      const key = nameKey(`${givenNames} ${familyName}`);
      if (this.taken.has(key) || this.denied.has(hashOf(key))) continue;
      this.taken.add(key);
      return { givenNames, familyName };
    }
  }
}

/** Case, accents, hyphens and apostrophes do not make another name. */
export function nameKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** People of real cases and well-known people, as hashes only, so that none of their names stands in this project. */
export function deniedHashes(): ReadonlySet<string> {
  return new Set(JSON.parse(readFileSync(join(worldFolder(), 'crowd', 'deny-list.json'), 'utf8')) as string[]);
}
