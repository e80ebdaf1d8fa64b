import { createHash } from 'node:crypto';
import type { Json } from '../wording/answer.js';

/* RFC 9901, 4.2.1: base64url of JSON [salt, name, value]; what the entry holds is the SHA-256 of that text as it stands. */
export interface Disclosure {
  readonly salt: string;
  readonly name: string;
  readonly value: Json;
}

export function digestOf(encoded: string): string {
  return createHash('sha256').update(encoded, 'latin1').digest('base64url');
}

/** Null for anything that is no disclosure. */
export function disclosureOf(encoded: string): Disclosure | null {
  const bytes = Buffer.from(encoded, 'base64url');
  if (bytes.toString('base64url') !== encoded) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const [salt, name, value, ...more] = JSON.parse(text) as Json[];
    if (typeof salt !== 'string' || typeof name !== 'string' || value === undefined || more.length > 0) return null;
    return { salt, name, value };
  } catch {
    return null;
  }
}

/** The digest that commits to a text under a salt, as contentDigest does. */
export function textDigest(salt: string, name: string, text: string): string {
  return digestOf(Buffer.from(JSON.stringify([salt, name, text])).toString('base64url'));
}
