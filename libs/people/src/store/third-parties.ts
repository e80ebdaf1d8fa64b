import type { Actor } from '@lib/access';
import { Invalid } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { soundThirdParties, THIRD_PARTY_LABELS, type ThirdPartyAsked } from '../domain/third-party.js';
import { ThirdPartyEntity } from './case-record.entity.js';

/** References to other people in one agency's notes on one person. Another agency's references are not there for us, nor ours for it. */
@Injectable()
export class ThirdParties {
  /** The references behind these ids; an id that is not ours on this person is refused like one that never was. */
  async resolve(tx: Tx, actor: Actor, personId: string, ids: readonly string[]): Promise<ThirdPartyEntity[]> {
    const wanted = [...new Set(ids)];
    const found = await this.known(tx, actor, personId, wanted);
    if (found.length < wanted.length) throw new Invalid({ thirdPartyIds: 'Choose people from the list' });
    return found;
  }

  /** Those of them that are ours on this person. */
  async known(tx: Tx, actor: Actor, personId: string, ids: readonly string[]): Promise<ThirdPartyEntity[]> {
    return ids.length === 0 ? [] : tx.findBy(ThirdPartyEntity, { id: In([...ids]), personId, agencyId: actor.agencyId });
  }

  /** A reference that is already known is used again; under another class it is refused, since one of the two would be wrong. */
  async add(tx: Tx, actor: Actor, personId: string, asked: readonly ThirdPartyAsked[]): Promise<ThirdPartyEntity[]> {
    const sound = soundThirdParties(asked);
    if (sound.length === 0) return [];
    const rows = sound.map((one) => ({ ...one, personId, agencyId: actor.agencyId }));
    // Two people who add the same reference at once both end with the one row.
    await tx.createQueryBuilder().insert().into(ThirdPartyEntity).values(rows).orIgnore().updateEntity(false).execute();
    const references = sound.map(({ reference }) => reference);
    const found = await tx.findBy(ThirdPartyEntity, { personId, agencyId: actor.agencyId, reference: In(references) });
    for (const one of sound) {
      const known = found.find(({ reference }) => reference === one.reference);
      if (known && known.class !== one.class) {
        throw new Invalid({ newThirdParties: `${one.reference} is already recorded as ${THIRD_PARTY_LABELS[known.class].toLowerCase()}` });
      }
    }
    return found;
  }
}
