import {
  getNamedType,
  getNullableType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isListType,
  isObjectType,
} from 'graphql';
import type { Canaries, Canary } from './canaries.js';
import { FIELD_RULES, type Facts } from './field-rules.js';
import type { Principal } from './principal.js';
import { fieldAt } from './selection.js';

/** What somebody typed into a search, shown to those who look into searches: their own words, not the record's. */
const TYPED = /"typed":"[^"]*"/g;

/** Judges what came out: by every canary in its bytes, and by the fields that stand for something without being one. */
export class Verdict {
  /** What was found out of place, once a kind: as whom, what, and where. */
  readonly leaks = new Map<string, string>();
  readonly reached = new Set<string>();
  readonly valued = new Set<string>();
  readonly seen = new Set<Canary>();
  outputs = 0;
  judged = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly canaries: Canaries,
    private readonly facts: Facts,
    /** Identifiers that answers gave away, for asking on. */
    private readonly ids: Map<string, string[]> = new Map(),
  ) {}

  /** Bytes that reached somebody: a body, headers, a file, a mail. */
  bytes(principal: Principal, text: string, where: string): void {
    this.outputs += 1;
    const { known, strange } = this.canaries.in(text.replace(TYPED, ''));
    for (const canary of known) {
      this.judged += 1;
      this.seen.add(canary);
      if (!canary.sees(principal)) this.leak(principal.name, canary.what, where, `${canary.token} at ${placeOf(text, canary.token)}`);
    }
    for (const word of strange) this.leak(principal.name, 'a canary that was never planted', where, word);
  }

  /** A log is nobody's page: no words at all. */
  log(text: string, where: string): void {
    for (const line of text.split('\n')) {
      const { known, strange } = this.canaries.in(line);
      for (const canary of known) if (canary.secret) this.leak('anybody who reads the log', canary.what, where, line.slice(0, 300));
      for (const word of strange) this.leak('anybody who reads the log', word, where, line.slice(0, 300));
    }
  }

  /** Every field of an answer: that it was reached, and the rules for fields. */
  fields(principal: Principal, root: GraphQLObjectType, data: Readonly<Record<string, unknown>>, where: string): void {
    this.object(principal, root, data, where);
  }

  leak(who: string, what: string, where: string, detail: string): void {
    const key = `${who} was shown ${what} by ${where}`;
    if (!this.leaks.has(key)) this.leaks.set(key, detail);
  }

  private object(principal: Principal, type: GraphQLObjectType, value: Readonly<Record<string, unknown>>, where: string): void {
    for (const [key, inner] of Object.entries(value)) {
      const field = type.getFields()[fieldAt(key)];
      if (!field) continue;
      const name = `${type.name}.${field.name}`;
      this.reached.add(name);
      if (inner === null || inner === undefined) continue;
      if (!Array.isArray(inner) || inner.length > 0) this.valued.add(name);
      const allowed = FIELD_RULES[name]?.(principal, value, this.facts) ?? true;
      if (!allowed) this.leak(principal.name, `the value of ${name}`, where, JSON.stringify(inner).slice(0, 200));
      this.value(principal, field.type, inner, where);
      if (field.name === 'id' && typeof inner === 'string') this.remember(type.name, inner);
    }
  }

  private remember(type: string, id: string): void {
    const known = this.ids.get(type) ?? [];
    if (known.length < 500 && !known.includes(id)) this.ids.set(type, [...known, id]);
  }

  private value(principal: Principal, type: GraphQLOutputType, value: unknown, where: string): void {
    const bare = getNullableType(type);
    if (isListType(bare)) {
      for (const one of value as unknown[]) if (one !== null) this.value(principal, bare.ofType as GraphQLOutputType, one, where);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const named = getNamedType(bare);
    const actual = isObjectType(named) ? named : this.schema.getType(String((value as { __typename?: string }).__typename));
    if (isObjectType(actual)) this.object(principal, actual, value as Record<string, unknown>, where);
  }
}

/** The keys that lead to a value in an answer. */
function placeOf(text: string, token: string): string {
  try {
    const found: string[] = [];
    search(JSON.parse(text), token, [], found);
    return found[0] ?? 'an encoded value';
  } catch {
    return 'the text';
  }
}
function search(value: unknown, token: string, path: readonly string[], found: string[]): void {
  if (found.length > 0) return;
  if (typeof value === 'string' && value.includes(token)) found.push(path.join('.'));
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) search(inner, token, [...path, key], found);
}
