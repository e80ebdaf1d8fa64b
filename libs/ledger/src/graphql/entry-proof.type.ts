import { Field, ObjectType } from '@nestjs/graphql';
import { type SealState, SealStateType } from './seal.type.js';

@ObjectType({ description: 'What proves an entry of the permanent record to somebody who does not trust this service.' })
export class EntryProof {
  @Field(() => SealStateType, { description: 'Whether there is a proof yet.' }) state!: SealState;
  @Field(() => String, {
    nullable: true,
    description:
      'The file, in the format c2sp.org/tlog-proof@v1, with what your agency may open of the entry; null while proof is pending.',
  })
  file!: string | null;
}
