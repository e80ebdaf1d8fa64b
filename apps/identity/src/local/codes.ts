import { generateSecret, generateURI, verifySync } from 'otplib';

/** One step (30 seconds) either way, for clocks that are not quite right. */
const TOLERANCE_SECONDS = 30;
const ISSUER = 'Share offender risk information';

export const newSecret = (): string => generateSecret({ length: 20 });

/** The step that a code belongs to, so that it can be written down as used; undefined when it is none of this secret's. */
export function stepOf(secret: string, code: string): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const read = verifySync({ secret, token: code, epochTolerance: TOLERANCE_SECONDS });
  return read.valid && 'timeStep' in read ? read.timeStep : undefined;
}

/** Codes are read out in two groups, and typed as they are read. */
export const asCode = (typed: string): string => typed.replace(/[\s-]/g, '');

export const authenticatorLink = (secret: string, signInName: string): string => generateURI({ issuer: ISSUER, label: signInName, secret });

export const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;
