import { Instant } from '@lib/platform';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export const SEAL_STATES = ['PENDING', 'SEALED'] as const;
export type SealState = (typeof SEAL_STATES)[number];
export const SealStateType = Object.fromEntries(SEAL_STATES.map((state) => [state, state])) as { readonly [S in SealState]: S };
registerEnumType(SealStateType, {
  name: 'SealState',
  description: 'How far an entry of the permanent record has come.',
  valuesMap: {
    PENDING: { description: 'It is recorded, and not yet under a signed checkpoint: proof pending.' },
    SEALED: { description: 'It stands under a signed checkpoint: whoever changes or removes it is found out.' },
  },
});

@ObjectType({ description: 'Where an entry of the permanent record stands in the log that others can check.' })
export class Seal {
  @Field(() => SealStateType, { description: 'Proof pending, or sealed.' }) state!: SealState;
  @Field(() => Instant, { nullable: true, description: 'Since when it is sealed.' }) sealedAt!: Date | null;
  @Field(() => Int, { description: 'How many of the witnesses, who are other agencies, have countersigned it.' }) witnessed!: number;
  @Field(() => Int, { description: 'How many witnesses there are.' }) witnesses!: number;
  @Field(() => Boolean, {
    description: 'Whether it was recorded before sealing began: the seal shows that it stands unchanged since then.',
  })
  recordedBefore!: boolean;
}
