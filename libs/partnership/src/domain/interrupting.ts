/**
 * The only things that may interrupt somebody: a recall that was issued or a person unlawfully at large, a contact missed in the first days
 * after release, an urgent share, and a limit that was set for everybody and is about to break. All else waits in My work and in the digest.
 * An urgent share is itself what interrupts; the others are pieces of work.
 */
export const INTERRUPTIONS = ['RECALL', 'RELEASE_DAY', 'URGENT_SHARE', 'STATUTORY_CLOCK'] as const;
export type Interruption = (typeof INTERRUPTIONS)[number];
export type WorkInterruption = Exclude<Interruption, 'URGENT_SHARE'>;
