import { createHash, timingSafeEqual } from 'node:crypto';
import { Refused } from '@lib/keeper';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Digests have one length and are compared in constant time, so that an answer says nothing about how near a guess was. */
export function onlyWith(secret: string): (authorization: string | undefined) => void {
  const right = digest(`Bearer ${secret}`);
  return (authorization) => {
    if (!timingSafeEqual(digest(authorization ?? ''), right)) throw new Refused(401, 'Only the integrator is signed for.');
  };
}
