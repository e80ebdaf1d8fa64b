import { covers, type Known, type ShareEvent } from './omissions.js';

/**
 * What of a case can bear on one holder and one recipient. The rule looks through all that it is given for each note and each share; asked
 * about a whole case, it is given no more than this. Versions of a note are all its holder's, so nothing that answers is left out.
 */
export class Towards<K extends Known> {
  private readonly narrowed = new Map<string, K>();

  constructor(private readonly known: K) {}

  of({ agencyId, recipient }: ShareEvent): K {
    const key = [agencyId, recipient.agencyId, recipient.unitId ?? '', recipient.staffId ?? ''].join('/');
    const found = this.narrowed.get(key) ?? this.narrow(agencyId, recipient);
    this.narrowed.set(key, found);
    return found;
  }

  private narrow(agencyId: string, recipient: ShareEvent['recipient']): K {
    return {
      ...this.known,
      held: this.known.held.filter((note) => note.agencyId === agencyId),
      decisions: this.known.decisions.filter((decision) => covers(decision.recipient, recipient)),
    };
  }
}
