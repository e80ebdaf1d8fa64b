import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';

/* Ed25519 (RFC 8032) with its keys as the bare 32 bytes that notes carry. */
export const KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;
/** What stands before the seed in RFC 8410's encoding of a private key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export function newSeed(): Buffer {
  return bytesOf(generateKeyPairSync('ed25519').privateKey, 'd');
}

export function publicKeyOf(seed: Uint8Array): Buffer {
  return bytesOf(createPublicKey(privateKey(seed)), 'x');
}

export function signWith(seed: Uint8Array, message: Uint8Array): Buffer {
  return sign(null, message, privateKey(seed));
}

export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' });
  return verify(null, message, key, signature);
}

function privateKey(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

function bytesOf(key: KeyObject, part: 'd' | 'x'): Buffer {
  return Buffer.from(key.export({ format: 'jwk' })[part] ?? '', 'base64url');
}
