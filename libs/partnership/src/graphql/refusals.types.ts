import { UUID } from '@lib/platform';
import { Field, InterfaceType, ObjectType } from '@nestjs/graphql';

/** `LevelNeedsReason`, `KeyReused` and the rest: a member of a mutation's result union, never an error. */
@InterfaceType('Refusal', {
  description: 'An expected no. Nothing was changed. The code is that of the rule; the explanation is for the person.',
  resolveType: (value: { code: string }) => refusalType(value.code, {}),
})
export abstract class RefusalShape {
  @Field(() => String, { description: 'Code of the rule that said no, such as SHR-03.' }) code!: string;
  @Field(() => String, { description: 'Why, and what to do, in a sentence for the person.' }) explanation!: string;
}

@ObjectType({
  implements: () => [RefusalShape],
  description: 'The idempotency key was used before with another input. Nothing was changed.',
})
export class KeyReused extends RefusalShape {}

@ObjectType({ implements: () => [RefusalShape], description: 'A rule of the trade said no. Nothing was changed.' })
export class SharingRefused extends RefusalShape {
  @Field(() => String, { nullable: true, description: 'The input field it concerns, if it is one.' }) field!: string | null;
  @Field(() => UUID, { nullable: true, description: 'The note it concerns, if it is one.' }) noteId!: string | null;
}

/** Type names by refusal code; KEY_REUSED is known, and whatever is not named is a SharingRefused. */
export type RefusalTypes = Readonly<Record<string, string>>;

export function refusalType(code: string, types: RefusalTypes): string {
  if (code === 'KEY_REUSED') return 'KeyReused';
  return Object.hasOwn(types, code) ? (types[code] ?? 'SharingRefused') : 'SharingRefused';
}

/** For `resolveType` of a result union: a success says its own type, a refusal is told by its code. */
export function unionMember(types: RefusalTypes): (value: { __typename?: string; code?: string }) => string {
  return (value) => value.__typename ?? refusalType(value.code ?? '', types);
}
