import { randomUUID } from 'node:crypto';
import { getNamedType, type GraphQLField, isCompositeType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { Canary } from './canaries.js';
import { mayBeSignposted } from './oracle.js';
import type { Principal } from './principal.js';
import type { Answered } from './probe-api.js';
import type { Values } from './questions.js';
import type { Soil } from './world/soil.js';

/** A value that stands in the world where the asker may not look, and one like it that stands nowhere. */
export interface Pair {
  readonly what: string;
  readonly hidden: string;
  readonly absent: string;
  /** Somebody whom a signpost may lead to, though they may not be opened. */
  readonly signposted: boolean;
}
const ANY_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const ABSENT_DAY = '1931-12-31';

/** One identifier of each kind, one word of each kind of name, one birth date, all of them hidden from this asker. */
export function hiddenFrom(
  principal: Principal,
  { canaries, people }: Pick<Soil, 'canaries' | 'people'>,
): Readonly<Record<'UUID' | 'String' | 'Date' | 'said', readonly Pair[]>> {
  const ids = new Map<string, Pair>();
  for (const { token, what, sees } of canaries.all) {
    const name = what.slice(what.indexOf(' ') + 1);
    if (token.match(ANY_ID)?.[0] === token && !sees(principal))
      ids.set(name, { what: name, hidden: token, absent: randomUUID(), signposted: false });
  }
  const closed = people.filter(({ sees }) => !sees(principal));
  const words = new Map<string, Pair>();
  for (const { names, facts } of closed)
    for (const [what, hidden] of Object.entries(names)) {
      const signposted = mayBeSignposted(principal, facts);
      if (hidden !== TWIN_NAME) words.set(`${what} ${signposted}`, { what, hidden, absent: unlike(hidden), signposted });
    }
  const open = new Set(people.filter(({ sees }) => sees(principal)).map(({ bornOn }) => bornOn));
  const born = closed.find(({ bornOn }) => !open.has(bornOn));
  const days = born ? [{ what: 'birth date', hidden: born.bornOn, absent: ABSENT_DAY, signposted: false }] : [];
  const said = saidOnce(canaries.all.filter(({ sees }) => !sees(principal)));
  const texts = said.map((hidden) => ({ what: 'text', hidden, absent: hidden.replace(/\d+$/, '999999'), signposted: false }));
  return { UUID: [...ids.values()], String: [...words.values()], Date: days, said: texts };
}
/** Of all that stands in what is searched, one of each agency and kind. */
export function saidOnce(canaries: readonly Pick<Canary, 'token' | 'what'>[]): readonly string[] {
  const kinds = new Map(canaries.map(({ token, what }) => [what, token]));
  return [...kinds].filter(([what]) => SEARCHED.some((kind) => what.endsWith(` ${kind}`))).map(([, token]) => token);
}
const SEARCHED = ['body', 'sentbody', 'minutewords', 'planaim'];
/** Two people are called this, and one of them may be open. */
const TWIN_NAME = 'Rowan';
const unlike = (token: string): string =>
  /^zq/i.test(token) ? `Zq${[...token.slice(2)].reverse().join('')}` : token.replace(/\d+$/, '999999');

/** Arguments whose answer rightly differs with what stands where the asker may not look. */
export const NO_TWINS: Readonly<Record<string, string>> = {
  'accessLog.personId': 'the log tells of every asking, of these as well',
  'randomSearches.seed': 'another seed draws another sample',
};

/** Each argument of a root that may be given an identifier, a word or a date, with a hidden and with an absent value in its place. */
export function twins(
  field: GraphQLField<unknown, unknown>,
  pairs: Readonly<Record<string, readonly Pair[]>>,
): { what: string; hidden: Values; absent: Values }[] {
  if (field.args.some(({ type }) => isInputObjectType(getNamedType(type)))) return [];
  const base = neededBy(field);
  return field.args
    .filter(({ name }) => name !== 'after' && !(`${field.name}.${name}` in NO_TWINS))
    .flatMap(({ name, type }) =>
      likely(name, field, pairs[name === 'words' ? 'said' : getNamedType(type).name] ?? []).map(({ what, hidden, absent }) => {
        const list = isListType(isNonNullType(type) ? type.ofType : type);
        const given = (value: string): Values => ({ ...base, [name]: list ? [value] : value });
        return { what: `${field.name} by ${name} with a hidden ${what}`, hidden: given(hidden), absent: given(absent) };
      }),
    );
}

/** What must be given besides, whatever is asked for. */
function neededBy(field: GraphQLField<unknown, unknown>): Values {
  const base: Record<string, unknown> = {};
  for (const { name, type, defaultValue } of field.args) {
    if (!isNonNullType(type) || defaultValue !== undefined) continue;
    const named = getNamedType(type);
    if (isEnumType(named)) base[name] = named.getValues()[0]?.name;
    else if (named.name === 'UUID') base[name] = isListType(type.ofType) ? [randomUUID()] : randomUUID();
    else if (name === 'words') base[name] = 'cnry';
  }
  return base;
}

/** An identifier of the kind that is asked for, and a few of others in its place. */
function likely(name: string, field: GraphQLField<unknown, unknown>, pairs: readonly Pair[]): readonly Pair[] {
  const given = getNamedType(field.type);
  const wanted = (name === 'id' ? (isCompositeType(given) ? given.name : field.name) : name.replace(/Ids?$/, '')).toLowerCase();
  const same = pairs.filter(({ what }) => what.toLowerCase().endsWith(wanted));
  const meant = same.length > 0 ? same : pairs.filter(({ what }) => wanted.startsWith(what.toLowerCase()));
  const isId = pairs.some(({ hidden }) => /^[0-9a-f]{8}-/.test(hidden));
  if (field.name === 'signpost') return pairs.filter(({ signposted }) => !signposted);
  return isId ? [...meant, ...pairs.filter((pair) => !meant.includes(pair)).slice(0, 2)] : pairs;
}

/** The bytes of two answers, apart from what was asked for and what numbers each request. */
export function sameBytes(one: Answered, other: Answered): boolean {
  return one.status === other.status && masked(one) === masked(other);
}
const masked = ({ text }: Answered): string =>
  text
    .replace(ANY_ID, '#')
    .replace(/CNRY-[a-z]+-[a-z]+-\d+/gi, '#')
    .replace(/"now":"[^"]+"/g, '');
