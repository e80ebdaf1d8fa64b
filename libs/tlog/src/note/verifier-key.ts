import { createHash } from 'node:crypto';
import { bytesFrom } from '../text/strict-text.js';
import { KEY_BYTES } from './ed25519.js';
import { NoteError } from './note-error.js';

/** signed-note v1.0.0: 1 signs notes with Ed25519, 4 makes timestamped cosignatures of checkpoints. */
export type Algorithm = 1 | 4;

export interface VerifierKey {
  readonly name: string;
  /** 4 bytes, of the name, the algorithm and the key: the same key has another id for another use. */
  readonly id: Buffer;
  readonly algorithm: Algorithm;
  /** 32 bytes. */
  readonly publicKey: Buffer;
}

const NOT_IN_NAME = /[\p{White_Space}\p{Cs}\p{Cc}+]/u;
const KEY_TEXT = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s;

/** Names stand in lines between spaces and in keys between plus signs. */
export function assertKeyName(name: string): void {
  if (name === '' || NOT_IN_NAME.test(name))
    throw new NoteError('the name of a key is empty or has a space, a plus or a control character');
}

export function keyId(name: string, algorithm: Algorithm, publicKey: Uint8Array): Buffer {
  return createHash('sha256').update(`${name}\n`).update(Buffer.of(algorithm)).update(publicKey).digest().subarray(0, 4);
}

export function verifierKey(name: string, algorithm: Algorithm, publicKey: Uint8Array): VerifierKey {
  assertKeyName(name);
  return { name, algorithm, id: keyId(name, algorithm, publicKey), publicKey: Buffer.from(publicKey) };
}

/** From `name+id in hex+base64 of algorithm and key`. NoteError when malformed, of another algorithm, or when the id is not the key's. */
export function parseVerifierKey(text: string): VerifierKey {
  const { name, id, algorithm, bytes } = keyParts(text, 'key');
  const key = verifierKey(name, algorithm, bytes);
  if (!key.id.equals(id)) throw new NoteError(`the id in the key of ${name} does not belong to it`);
  return key;
}

export function formatVerifierKey(key: VerifierKey): string {
  return keyText(key, key.publicKey);
}

export function keyText(key: Pick<VerifierKey, 'name' | 'id' | 'algorithm'>, bytes: Uint8Array): string {
  return `${key.name}+${key.id.toString('hex')}+${Buffer.concat([Buffer.of(key.algorithm), bytes]).toString('base64')}`;
}

/** The parts of a public or private key's text; `what` names it in messages, which never repeat it. */
export function keyParts(text: string, what: string): { name: string; id: Buffer; algorithm: Algorithm; bytes: Buffer } {
  const [, name = '', id = '', encoded = ''] = KEY_TEXT.exec(text) ?? [];
  const bytes = bytesFrom(encoded);
  if (bytes === null || bytes.length === 0)
    throw new NoteError(`a ${what} is written name+id+key, with the id in hex and the key in base64`);
  assertKeyName(name);
  const algorithm = bytes[0];
  if (algorithm !== 1 && algorithm !== 4) throw new NoteError(`the ${what} of ${name} is for a kind of signature that is not known here`);
  if (bytes.length !== 1 + KEY_BYTES) throw new NoteError(`the ${what} of ${name} is not of 32 bytes`);
  return { name, id: Buffer.from(id, 'hex'), algorithm, bytes: bytes.subarray(1) };
}
